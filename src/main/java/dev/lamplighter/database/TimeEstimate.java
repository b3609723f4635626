package dev.lamplighter.database;

import java.time.Instant;

/** What another clock shows, from its last reading and a monotonic clock. Any thread. */
final class TimeEstimate {
  private Instant base;
  private long baseNanos;
  private Instant latest;

  TimeEstimate(Instant now, long nanos) {
    base = now;
    baseNanos = nanos;
    latest = now;
  }

  /** The other clock was read between two times. */
  synchronized void measured(Instant told, long beforeNanos, long afterNanos) {
    base = told;
    baseNanos = beforeNanos + (afterNanos - beforeNanos) / 2;
  }

  /** Stands still rather than going back. */
  synchronized Instant at(long nanos) {
    Instant estimate = base.plusNanos(nanos - baseNanos);
    if (estimate.isAfter(latest)) {
      latest = estimate;
    }
    return latest;
  }
}
