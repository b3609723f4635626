package dev.lamplighter.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.MapConfig;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SeatsTest {
  private static List<String> besides(String configured) {
    Map<String, String> settings = Map.of("lamplighter.cluster", configured);
    return Seats.from(new MapConfig(settings)).besides("127.0.0.1:6900");
  }

  @Test
  void ownSeatShouldBeKnownByNameAndByNumber() {
    assertThat(besides("localhost:6900, 127.0.0.1:6900")).isEmpty();
    assertThat(besides("127.0.0.1:6900,127.0.0.1:6901,10.0.0.9:6900"))
        .containsExactly("127.0.0.1:6901", "10.0.0.9:6900");
  }

  @Test
  void seatsShouldNotBeGuessedWhereAnotherSystemKnowsThem() {
    assertThat(besides("kubernetes:default,lamplighter")).isEmpty();
  }
}
