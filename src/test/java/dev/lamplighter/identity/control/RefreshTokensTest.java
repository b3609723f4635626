package dev.lamplighter.identity.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.identity.control.RefreshTokens.Renewal;
import dev.lamplighter.identity.entity.Rotation;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RefreshTokensTest {
  private static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");
  private static final String FIRST = "first";

  private final Rotation fresh = RefreshTokens.first(FIRST, NOW);

  @Test
  void aRefreshTokenShouldBeReplacedWhenItIsUsed() {
    Renewal renewal = RefreshTokens.renew(fresh, FIRST, "salt", NOW).orElseThrow();

    assertThat(renewal.token()).isNotEqualTo(FIRST);
    assertThat(renewal.next()).isPresent();
  }

  @Test
  void theReplacementShouldWorkNext() {
    Renewal first = RefreshTokens.renew(fresh, FIRST, "salt", NOW).orElseThrow();
    Rotation after = first.next().orElseThrow();

    assertThat(RefreshTokens.renew(after, first.token(), "salt2", NOW.plusSeconds(900)))
        .isPresent();
  }

  @Test
  void twoTabsThatRefreshAtOnceShouldGetTheSameToken() {
    Renewal first = RefreshTokens.renew(fresh, FIRST, "salt", NOW).orElseThrow();
    Rotation after = first.next().orElseThrow();
    Renewal second =
        RefreshTokens.renew(after, FIRST, "other salt", NOW.plusSeconds(9)).orElseThrow();

    assertThat(second.token()).isEqualTo(first.token());
    assertThat(second.next()).isEmpty();
  }

  @Test
  void thePreviousTokenShouldBeRefusedAfterTheOverlap() {
    Rotation after =
        RefreshTokens.renew(fresh, FIRST, "salt", NOW).orElseThrow().next().orElseThrow();

    assertThat(RefreshTokens.renew(after, FIRST, "salt2", NOW.plusSeconds(10))).isEmpty();
  }

  @Test
  void aTokenBeforeThePreviousShouldBeRefusedEvenAtOnce() {
    Renewal first = RefreshTokens.renew(fresh, FIRST, "salt", NOW).orElseThrow();
    Renewal second =
        RefreshTokens.renew(first.next().orElseThrow(), first.token(), "salt2", NOW).orElseThrow();

    assertThat(RefreshTokens.renew(second.next().orElseThrow(), FIRST, "salt3", NOW)).isEmpty();
  }

  @Test
  void aStolenDatabaseShouldNotGiveTokensAway() {
    Renewal renewal = RefreshTokens.renew(fresh, FIRST, "salt", NOW).orElseThrow();
    Rotation stored = renewal.next().orElseThrow();

    assertThat(stored.toString()).doesNotContain(renewal.token()).doesNotContain(FIRST + ",");
    assertThat(RefreshTokens.renew(stored, stored.currentHash(), "x", NOW)).isEmpty();
    assertThat(RefreshTokens.renew(stored, stored.previousHash(), "x", NOW)).isEmpty();
  }
}
