package dev.lamplighter.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Nodes agree on the time however their own clocks are set. */
class TimeEstimateTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final long SECOND = 1_000_000_000L;

  private final TimeEstimate estimate = new TimeEstimate(NOON, 0);

  @Test
  void timeShouldGoOnBetweenReadings() {
    estimate.measured(NOON.plusSeconds(60), 0, 2 * SECOND);

    assertThat(estimate.at(11 * SECOND)).isEqualTo(NOON.plusSeconds(70));
  }

  @Test
  void slowReadingShouldChangeNothingThatItAgreesWith() {
    estimate.measured(NOON.plusMillis(10), 0, SECOND);

    assertThat(estimate.at(2 * SECOND)).isEqualTo(NOON.plusSeconds(2));
  }

  @Test
  void timeShouldBeTheOtherClocksAtOnceAlsoWhereOnesOwnIsAhead() {
    estimate.measured(NOON.minusSeconds(60), 0, 0);

    assertThat(estimate.at(SECOND)).isEqualTo(NOON.minusSeconds(59));
  }

  @Test
  void timeShouldNeverGoBack() {
    estimate.measured(NOON.plusSeconds(60), 0, 0);
    Instant told = estimate.at(SECOND);

    estimate.measured(NOON.plusSeconds(30), SECOND, SECOND);

    assertThat(estimate.at(2 * SECOND)).isEqualTo(told);
    assertThat(estimate.at(40 * SECOND)).isEqualTo(NOON.plusSeconds(69));
  }
}
