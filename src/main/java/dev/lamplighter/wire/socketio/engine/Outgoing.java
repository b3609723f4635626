package dev.lamplighter.wire.socketio.engine;

import dev.lamplighter.hub.Frame;
import dev.lamplighter.hub.FrameSender.Completion;
import java.util.ArrayList;
import java.util.List;

/** What waits to be written on one session, in order. Guarded by its session. */
final class Outgoing {
  private static final Completion NOBODY = failure -> {};

  /** Frames, and who is told that they have left. */
  record Batch(List<Frame> frames, Completion completion) {}

  /** Mostly none or one waits: the upper layer offers the next batch when the last has left. */
  private List<Batch> waiting = List.of();

  private int bytes;

  void add(Frame frame) {
    bytes += frame.size();
    add(new Batch(List.of(frame), NOBODY));
  }

  void add(Batch batch) {
    if (waiting.isEmpty()) {
      waiting = List.of(batch);
    } else {
      waiting = new ArrayList<>(waiting);
      waiting.add(batch);
    }
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** Of the frames added one by one; batches bound themselves. */
  int bytes() {
    return bytes;
  }

  /** What waits, as one, up to a number of frames; the rest waits on. */
  Batch take(int maxFrames) {
    if (waiting.size() == 1 && waiting.get(0).frames().size() <= maxFrames) {
      Batch all = waiting.get(0);
      waiting = List.of();
      bytes = 0;
      return all;
    }
    return takePart(maxFrames);
  }

  private Batch takePart(int maxFrames) {
    List<Batch> taken = new ArrayList<>(waiting.size());
    int room = maxFrames;
    while (room > 0 && taken.size() < waiting.size()) {
      Batch next = waiting.get(taken.size());
      room -= next.frames().size();
      taken.add(next);
    }
    List<Batch> left = new ArrayList<>(waiting.subList(taken.size(), waiting.size()));
    if (room < 0) {
      Batch last = taken.remove(taken.size() - 1);
      int fits = last.frames().size() + room;
      taken.add(new Batch(last.frames().subList(0, fits), failureOf(last)));
      left.add(0, new Batch(last.frames().subList(fits, last.frames().size()), last.completion()));
    }
    waiting = left.isEmpty() ? List.of() : left;
    bytes -= bytesOf(taken);
    return taken.size() == 1 ? taken.get(0) : joined(taken);
  }

  /** Who is told of a batch hears of its first part only where that did not leave. */
  private static Completion failureOf(Batch batch) {
    return batch.completion() == NOBODY
        ? NOBODY
        : failure -> {
          if (failure != null) {
            batch.completion().written(failure);
          }
        };
  }

  private static int bytesOf(List<Batch> batches) {
    return batches.stream()
        .filter(batch -> batch.completion() == NOBODY)
        .flatMap(batch -> batch.frames().stream())
        .mapToInt(Frame::size)
        .sum();
  }

  private static Batch joined(List<Batch> batches) {
    List<Frame> frames = batches.stream().flatMap(batch -> batch.frames().stream()).toList();
    return new Batch(
        frames, failure -> batches.forEach(batch -> batch.completion().written(failure)));
  }
}
