package dev.lamplighter.support;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ThrowingRunnable;

/**
 * How long tests wait for what must come. On a slow machine {@code LAMPLIGHTER_TEST_WAIT_SECONDS}
 * stretches all limits.
 */
public final class Waits {
  private static final Duration LIMIT = seconds("LAMPLIGHTER_TEST_WAIT_SECONDS", 10);

  private Waits() {}

  private static Duration seconds(String variable, long fallback) {
    String value = System.getenv(variable);
    return Duration.ofSeconds(value == null ? fallback : Long.parseLong(value));
  }

  /** For what should come within moments. */
  public static Duration limit() {
    return LIMIT;
  }

  /** For a server to start. */
  public static Duration startLimit() {
    return LIMIT.multipliedBy(12);
  }

  public static void until(String what, Callable<Boolean> condition) {
    await(what).until(condition);
  }

  /** For what takes longer than a moment. */
  public static void untilWithin(String what, Duration limit, Callable<Boolean> condition) {
    await(what).atMost(limit).until(condition);
  }

  /** Until the assertion holds. */
  public static void untilAsserted(String what, ThrowingRunnable assertion) {
    await(what).untilAsserted(assertion);
  }

  private static ConditionFactory await(String what) {
    return Awaitility.await(what).atMost(LIMIT).pollInterval(Duration.ofMillis(20));
  }
}
