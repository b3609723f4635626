package dev.lamplighter.accounts.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SlowDownTest {

  @Test
  void aFewWrongPasswordsShouldCostNothing() {
    for (int failures = 0; failures < 5; failures++) {
      assertThat(SlowDown.after(failures)).isZero();
    }
  }

  @Test
  void guessingShouldTakeLongerEachTimeUpToALimit() {
    assertThat(SlowDown.after(5)).isEqualTo(Duration.ofSeconds(2));
    assertThat(SlowDown.after(6)).isEqualTo(Duration.ofSeconds(4));
    assertThat(SlowDown.after(10)).isEqualTo(Duration.ofSeconds(64));
    assertThat(SlowDown.after(14)).isEqualTo(SlowDown.LONGEST);
    assertThat(SlowDown.after(Integer.MAX_VALUE)).isEqualTo(SlowDown.LONGEST);
  }
}
