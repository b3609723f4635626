package dev.lamplighter.identity.entity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.identity.Caller;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TicketTest {
  private static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");

  @ParameterizedTest
  @ValueSource(
      strings = {"user\nadmin", "\nadmin\n", "user\",\"admin", "user\\", "a,admin", "", "[]"})
  void aRoleShouldStayOneRoleWhateverLettersItHas(String role) {
    Caller caller = new Caller("id", "ana", Set.of(role), "login", NOW);

    Ticket ticket = new Ticket("hash", caller, NOW, NOW.plusSeconds(30));

    assertThat(ticket.caller()).isEqualTo(caller);
  }

  @Test
  void aCallerWithoutRolesShouldHaveNoneAfterwards() {
    Caller caller = new Caller("id", "ana", Set.of(), "login", NOW);

    assertThat(new Ticket("hash", caller, NOW, NOW).caller().roles()).isEmpty();
  }
}
