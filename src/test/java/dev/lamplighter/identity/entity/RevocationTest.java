package dev.lamplighter.identity.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RevocationTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  @Test
  void aSecondSignOutShouldTakeNothingBack() {
    var first = new Revocation("user:ana", NOON, NOON.plusSeconds(900), NOON);
    var second =
        new Revocation("user:ana", NOON.minusSeconds(2), NOON.plusSeconds(60), NOON.plusSeconds(1));

    for (Revocation both : new Revocation[] {first.and(second), second.and(first)}) {
      assertThat(both.subject()).isEqualTo("user:ana");
      assertThat(both.issuedBefore()).isEqualTo(NOON);
      assertThat(both.keepUntil()).isEqualTo(NOON.plusSeconds(900));
      assertThat(both.createdAt()).isEqualTo(NOON.plusSeconds(1));
    }
  }
}
