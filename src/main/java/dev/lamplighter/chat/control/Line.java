package dev.lamplighter.chat.control;

import java.util.HashMap;
import java.util.Map;

/**
 * How far the messages of one conversation were delivered on this node. Pure state; one caller at a
 * time. While what is missing is read from the database, nothing else is delivered: the reading
 * brings all, in order.
 */
final class Line {
  /** What to do with a message. */
  enum Step {
    DELIVER,
    /** It was delivered. */
    DROP,
    /** Messages before it are missing: read them. */
    READ,
    /** A reading is under way and will bring it. */
    WAIT
  }

  static final long UNKNOWN = -1;

  private long last = UNKNOWN;
  private boolean reading;
  private long wanted;
  private long touched;

  /** The sessions that sent messages which a reading will bring: they have their answers. */
  private Map<Long, String> senders;

  /**
   * A message came from its writer.
   *
   * @param quiet whether none before it can still be on its way
   * @param sender the session of this node that sent it, or null
   * @param now in nanoseconds
   */
  Step offered(long seq, boolean quiet, String sender, long now) {
    touched = now;
    if (!reading && (seq == last + 1 || (last == UNKNOWN && quiet))) {
      last = seq;
      return Step.DELIVER;
    }
    if (sender != null && seq > last) {
      senders = senders == null ? new HashMap<>() : senders;
      senders.put(seq, sender);
    }
    return behind(seq, now);
  }

  /** The database has messages up to this one. */
  Step behind(long seq, long now) {
    touched = now;
    if (last != UNKNOWN && seq <= last) {
      return Step.DROP;
    }
    wanted = Math.max(wanted, seq);
    if (reading) {
      return Step.WAIT;
    }
    reading = true;
    return Step.READ;
  }

  long last() {
    return last;
  }

  /** Whether a message that was read is to be delivered. */
  boolean read(long seq) {
    if (seq <= last) {
      return false;
    }
    last = seq;
    return true;
  }

  /** The session that sent this message, or null; asked once. */
  String takeSender(long seq) {
    return senders == null ? null : senders.remove(seq);
  }

  /**
   * The reading brought all there is up to {@code seq}.
   *
   * @return whether more came meanwhile, so that it must go on
   */
  boolean isBehindAfter(long seq, long now) {
    touched = now;
    last = Math.max(last, seq);
    reading = wanted > last;
    if (!reading) {
      senders = null;
    }
    return reading;
  }

  /** Whether it may be forgotten: what comes then is looked up again. */
  boolean isIdleSince(long time) {
    return !reading && touched - time < 0;
  }
}
