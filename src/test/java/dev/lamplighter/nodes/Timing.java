package dev.lamplighter.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.Waits;
import java.time.Duration;
import java.util.concurrent.Callable;

/** Since something happened; prints how long the truth took, so that figures come from tests. */
final class Timing {
  private final String what;
  private final long start = System.nanoTime();

  private Timing(String what) {
    this.what = what;
  }

  /** Begins now. */
  static Timing since(String what) {
    return new Timing(what);
  }

  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** Waits for the condition, prints when it came, and fails when that was later than the limit. */
  Duration until(String truth, Duration limit, Callable<Boolean> condition) {
    Waits.untilWithin(what + ": " + truth, limit.multipliedBy(2).plus(Waits.limit()), condition);
    Duration taken = elapsed();
    System.out.printf(
        "measured: %s: %s after %.2f s (limit %.2f s)%n",
        what, truth, taken.toMillis() / 1e3, limit.toMillis() / 1e3);
    assertThat(taken).as(what + ": " + truth).isLessThanOrEqualTo(limit);
    return taken;
  }
}
