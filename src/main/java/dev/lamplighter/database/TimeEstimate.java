package dev.lamplighter.database;

import java.time.Instant;

/** What another clock shows, from its last reading and a monotonic clock. Any thread. */
final class TimeEstimate {
  private Instant base;
  private long baseNanos;
  private Instant latest = Instant.MIN;

  TimeEstimate(Instant now, long nanos) {
    base = now;
    baseNanos = nanos;
  }

  /**
   * The other clock was read between two times. A reading that the estimate agrees with changes
   * nothing: the middle of a slow one would be less exact than what is known.
   */
  synchronized void measured(Instant told, long beforeNanos, long afterNanos) {
    if (told.isBefore(estimate(beforeNanos)) || told.isAfter(estimate(afterNanos))) {
      base = told;
      baseNanos = beforeNanos + (afterNanos - beforeNanos) / 2;
    }
  }

  /** Stands still rather than going back. */
  synchronized Instant at(long nanos) {
    Instant estimate = estimate(nanos);
    if (estimate.isAfter(latest)) {
      latest = estimate;
    }
    return latest;
  }

  private Instant estimate(long nanos) {
    return base.plusNanos(nanos - baseNanos);
  }
}
