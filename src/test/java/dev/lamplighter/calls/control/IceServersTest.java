package dev.lamplighter.calls.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Calls find their way through the operator's servers, and nobody keeps a password of them. */
class IceServersTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_000_000);

  @Test
  void nothingShouldBeNeededWithinOneNetwork() {
    assertThat(IceServers.of("", "").forUser("7", NOW)).isEmpty();
  }

  @Test
  void turnShouldGetAPasswordThatEndsByItself() {
    List<IceServers.Entry> entries =
        IceServers.of("stun:a.example:3478, turns:b.example:5349", "secret").forUser("7", NOW);
    assertThat(entries)
        .containsExactly(
            new IceServers.Entry(List.of("stun:a.example:3478"), "", ""),
            new IceServers.Entry(
                List.of("turns:b.example:5349"), "1043200:7", "YF01iQjowK6SU1t/njDQ5KhEKMg="));
  }

  @Test
  void badSettingsShouldBeNamed() {
    assertThatThrownBy(() -> IceServers.of("http://a.example", "")).hasMessageContaining("stun:");
    assertThatThrownBy(() -> IceServers.of("turn:a.example", ""))
        .hasMessageContaining("LAMPLIGHTER_CALLS_TURN_SECRET");
  }
}
