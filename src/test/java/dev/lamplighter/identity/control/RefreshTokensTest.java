package dev.lamplighter.identity.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.identity.control.RefreshTokens.Renewal;
import dev.lamplighter.identity.entity.Rotation;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RefreshTokensTest {
  private static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");
  private static final String FIRST = "first";

  private final Rotation fresh = RefreshTokens.first(FIRST, NOW);

  @Test
  void aRefreshTokenShouldBeReplacedWhenItIsUsed() {
    Renewal renewal = renew(fresh, FIRST, "salt", NOW).orElseThrow();

    assertThat(renewal.token()).isNotEqualTo(FIRST);
    assertThat(renewal.next()).isPresent();
  }

  @Test
  void theReplacementShouldWorkNext() {
    Renewal first = renew(fresh, FIRST, "salt", NOW).orElseThrow();
    Rotation after = first.next().orElseThrow();

    assertThat(renew(after, first.token(), "salt2", NOW.plusSeconds(900))).isPresent();
  }

  @Test
  void twoTabsThatRefreshAtOnceShouldGetTheSameToken() {
    Renewal first = renew(fresh, FIRST, "salt", NOW).orElseThrow();
    Rotation after = first.next().orElseThrow();
    Renewal second = renew(after, FIRST, "other salt", NOW.plusSeconds(9)).orElseThrow();

    assertThat(second.token()).isEqualTo(first.token());
    assertThat(second.next()).isEmpty();
  }

  @Test
  void thePreviousTokenShouldBeGoodUntilItsSuccessorWasUsedSinceAnswersGetLost() {
    Renewal lost = renew(fresh, FIRST, "salt", NOW).orElseThrow();
    Rotation after = lost.next().orElseThrow();

    Renewal again = renew(after, FIRST, "salt2", NOW.plusSeconds(86_400)).orElseThrow();
    assertThat(again.token()).isEqualTo(lost.token());

    Rotation used = renew(after, lost.token(), "salt3", NOW).orElseThrow().next().orElseThrow();
    assertThat(renew(used, FIRST, "salt4", NOW)).isEmpty();
  }

  @Test
  void aTokenBeforeThePreviousShouldBeRefusedEvenAtOnce() {
    Renewal first = renew(fresh, FIRST, "salt", NOW).orElseThrow();
    Renewal second = renew(first.next().orElseThrow(), first.token(), "salt2", NOW).orElseThrow();

    assertThat(renew(second.next().orElseThrow(), FIRST, "salt3", NOW)).isEmpty();
  }

  @Test
  void aStolenDatabaseShouldNotGiveTokensAway() {
    Renewal renewal = renew(fresh, FIRST, "salt", NOW).orElseThrow();
    Rotation stored = renewal.next().orElseThrow();

    assertThat(stored.toString()).doesNotContain(renewal.token()).doesNotContain(FIRST + ",");
    assertThat(renew(stored, stored.currentHash(), "x", NOW)).isEmpty();
    assertThat(renew(stored, stored.previousHash(), "x", NOW)).isEmpty();
  }

  private static Optional<Renewal> renew(Rotation state, String shown, String salt, Instant now) {
    return RefreshTokens.renew(state, shown, salt, random -> random + ".seal", now);
  }
}
