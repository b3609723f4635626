package dev.lamplighter.accounts.control;

import java.time.Duration;

/** How long somebody who keeps guessing a password has to wait. */
final class SlowDown {
  static final int FREE_TRIES = 5;
  static final Duration LONGEST = Duration.ofMinutes(15);

  /** After so long without a try, all is forgotten. */
  static final Duration FORGOTTEN = Duration.ofHours(1);

  private SlowDown() {}

  /** None for the first tries, then 2 s, 4 s, 8 s … up to the longest. */
  static Duration after(int failures) {
    int beyond = Math.min(failures - FREE_TRIES, 20);
    if (beyond < 0) {
      return Duration.ZERO;
    }
    Duration wait = Duration.ofSeconds(2L << beyond);
    return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }
}
