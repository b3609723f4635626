package dev.lamplighter.listener;

/**
 * Where one connection stands between requests. Not thread-safe: {@link OpenConnections} holds its
 * monitor.
 */
final class Heads {
  private boolean pending = true;
  private boolean begun;
  private long since;
  private int requests;
  private boolean multiplexed;

  Heads(long now) {
    since = now;
  }

  /** Whether these bytes begin a head after the first one; other bytes are of what goes on. */
  boolean begins(long now) {
    if (pending) {
      since = begun ? since : now;
      begun = true;
      return false;
    }
    pending = begun = requests == 0 && !multiplexed;
    since = now;
    return pending;
  }

  /**
   * The head of a request is complete; whether one was awaited.
   *
   * @param manyAtOnce in HTTP/2, where heads have bounds of their own
   */
  boolean end(boolean manyAtOnce) {
    boolean wasPending = pending;
    pending = false;
    multiplexed |= manyAtOnce;
    requests++;
    return wasPending;
  }

  /** The next bytes begin a head, unless another request goes on. */
  void answered() {
    requests--;
  }

  /** What began is not counted: its connection goes. */
  void abandon() {
    pending = false;
  }

  boolean isPending() {
    return pending;
  }

  boolean isPendingSince(long time) {
    return pending && since - time <= 0;
  }
}
