package dev.lamplighter.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A clock that is off is named in words. */
class ClockCheckTest {

  @Test
  void theSentenceShouldSayByHowMuchAndWhatToDo() {
    assertThat(ClockCheck.sentence(Duration.ofMillis(-3250)))
        .isEqualTo("This machine's clock is 3.3 s behind the database's; synchronise it (NTP).");
    assertThat(ClockCheck.sentence(Duration.ofSeconds(60)))
        .isEqualTo("This machine's clock is 60.0 s ahead of the database's; synchronise it (NTP).");
  }
}
