package dev.lamplighter.hub;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What waits for one session, bounded in bytes. Any thread offers; one flusher takes. Knows whether
 * the session is already with its flusher ({@code scheduled}) and whether a write is under way, so
 * that each session is queued once and written by one at a time.
 */
final class Outbox {
  /** What an offer means to its caller. */
  enum Offer {
    /** Queued; the session must be handed to its flusher. */
    SCHEDULE,
    /** Queued; the session is with its flusher, or will be when the write ends. */
    QUEUED,
    /** Not queued: the bound is reached. */
    FULL,
    /** Not queued: the session is gone. */
    CLOSED
  }

  /** A waiting frame that a newer one of the same key empties. */
  private static final class Slot {
    private Frame frame;
    private final String key;

    Slot(Frame frame, String key) {
      this.frame = frame;
      this.key = key;
    }
  }

  private final int limit;
  private final int batchLimit;

  /** Frames, and slots for those that may be replaced. Null while nothing waits: idle is common. */
  private ArrayDeque<Object> waiting;

  private Map<String, Slot> latest;
  private int bytes;

  /** True from the start: what is offered waits until the session is admitted. */
  private boolean scheduled = true;

  private long writingSince;
  private boolean closed;

  Outbox(int limit, int batchLimit) {
    this.limit = limit;
    this.batchLimit = batchLimit;
  }

  /** A frame larger than the bound still passes when nothing else waits. */
  synchronized Offer offer(Frame frame, String latestKey) {
    if (closed) {
      return Offer.CLOSED;
    }
    if (latestKey != null) {
      dropOlder(latestKey);
    }
    if (bytes > 0 && bytes + frame.size() > limit) {
      return Offer.FULL;
    }
    append(frame, latestKey);
    if (scheduled || writingSince != 0) {
      return Offer.QUEUED;
    }
    scheduled = true;
    return Offer.SCHEDULE;
  }

  private void dropOlder(String key) {
    Slot older = latest == null ? null : latest.remove(key);
    if (older != null) {
      bytes -= older.frame.size();
      older.frame = null;
    }
  }

  private void append(Frame frame, String latestKey) {
    if (waiting == null) {
      waiting = new ArrayDeque<>(4);
    }
    bytes += frame.size();
    if (latestKey == null) {
      waiting.add(frame);
      return;
    }
    if (latest == null) {
      latest = new HashMap<>();
    }
    Slot slot = new Slot(frame, latestKey);
    latest.put(latestKey, slot);
    waiting.add(slot);
  }

  /** The next batch, which is then under way; empty when there is none or one is under way. */
  synchronized List<Frame> take(long now) {
    scheduled = false;
    if (closed || writingSince != 0 || waiting == null) {
      return List.of();
    }
    List<Frame> batch = new ArrayList<>(waiting.size());
    int size = 0;
    while (!waiting.isEmpty() && (batch.isEmpty() || size < batchLimit)) {
      Frame frame = unwrap(waiting.poll());
      if (frame != null) {
        size += frame.size();
        batch.add(frame);
      }
    }
    bytes -= size;
    if (waiting.isEmpty()) {
      waiting = null;
      latest = null;
    }
    writingSince = batch.isEmpty() ? 0 : now;
    return batch;
  }

  private Frame unwrap(Object next) {
    if (next instanceof Slot slot) {
      if (slot.frame != null) {
        latest.remove(slot.key);
      }
      return slot.frame;
    }
    return (Frame) next;
  }

  /** Ends the write; tells whether the session must go to its flusher again. */
  synchronized boolean written() {
    writingSince = 0;
    if (waiting == null || scheduled || closed) {
      return false;
    }
    scheduled = true;
    return true;
  }

  synchronized boolean isDrained() {
    return waiting == null && writingSince == 0;
  }

  /** Whether a write has been under way since before {@code time}, in the clock of {@code take}. */
  synchronized boolean stuckSince(long time) {
    return writingSince != 0 && writingSince < time;
  }

  /** Lets go of everything; what is offered later is not kept. */
  synchronized void close() {
    closed = true;
    waiting = null;
    latest = null;
    bytes = 0;
  }

  synchronized int bytes() {
    return bytes;
  }
}
