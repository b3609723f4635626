package dev.lamplighter.wire.socketio.relay;

import java.util.concurrent.atomic.LongAdder;

/** What was passed on to other nodes since the start, for metrics. */
public final class RelayCounters {
  final LongAdder polls = new LongAdder();
  final LongAdder tunnels = new LongAdder();
  final LongAdder refused = new LongAdder();
  final LongAdder failed = new LongAdder();

  /** Requests of long polling. */
  public long polls() {
    return polls.sum();
  }

  public long tunnels() {
    return tunnels.sum();
  }

  /** Not passed on, since too many were under way. */
  public long refused() {
    return refused.sum();
  }

  /** Those that the other node did not answer. */
  public long failed() {
    return failed.sum();
  }
}
