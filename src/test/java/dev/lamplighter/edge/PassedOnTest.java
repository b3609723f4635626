package dev.lamplighter.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class PassedOnTest {
  private static final long NOW = 1_800_000_000_000L;
  private static final String ORIGIN = "https://friend.example";
  private static final UnaryOperator<String> SEAL = text -> "seal-" + text.hashCode();
  private static final PassedOn SAID =
      new PassedOn(
          "GET", "/socket.io/?sid=one.x", ORIGIN, new ClientAddress("2001:db8::7", "https"));

  private static Optional<PassedOn> read(String header, PassedOn request, long now) {
    return PassedOn.read(header, request.method(), request.target(), request.origin(), SEAL, now);
  }

  @Test
  void whatANodeSignedShouldBeBelievedForAWhile() {
    String header = SAID.header(SEAL, NOW);
    assertThat(read(header, SAID, NOW)).contains(SAID);
    assertThat(read(header, SAID, NOW + 60_000)).contains(SAID);
    assertThat(read(header, SAID, NOW - 60_000)).contains(SAID);
    assertThat(read(header, SAID, NOW + 60_001)).isEmpty();
    assertThat(read(header, SAID, NOW - 60_001)).isEmpty();
  }

  @Test
  void noPartOfItShouldBeChangeable() {
    String header = SAID.header(SEAL, NOW);
    ClientAddress client = SAID.client();
    for (PassedOn other :
        List.of(
            new PassedOn("POST", SAID.target(), ORIGIN, client),
            new PassedOn("GET", SAID.target() + "y", ORIGIN, client),
            new PassedOn("GET", SAID.target(), null, client),
            new PassedOn("GET", SAID.target(), ORIGIN + ".evil", client))) {
      assertThat(read(header, other, NOW)).as(other.toString()).isEmpty();
    }
    assertThat(read(header.replace("2001:db8::7", "2001:db8::8"), SAID, NOW)).isEmpty();
    assertThat(read(header.replace("https", "http"), SAID, NOW)).isEmpty();
    assertThat(read(header.replace(NOW + ";", NOW + 1 + ";"), SAID, NOW)).isEmpty();
    assertThat(read(SAID.header(text -> "guessed", NOW), SAID, NOW)).isEmpty();
  }

  @Test
  void nonsenseShouldBeNobodysWord() {
    for (String header :
        List.of("", ";;;", "x;y;z;s", "1", "-1;a;b;c", "9".repeat(30) + ";a;b;c")) {
      assertThat(read(header, SAID, NOW)).as(header).isEmpty();
    }
  }
}
