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

  /** All that waits, as one. */
  Batch take() {
    List<Batch> taken = waiting;
    waiting = List.of();
    bytes = 0;
    return taken.size() == 1 ? taken.get(0) : joined(taken);
  }

  private static Batch joined(List<Batch> batches) {
    List<Frame> frames = batches.stream().flatMap(batch -> batch.frames().stream()).toList();
    return new Batch(
        frames, failure -> batches.forEach(batch -> batch.completion().written(failure)));
  }
}
