package dev.lamplighter.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LaunchSettingsTest {

  @Test
  void anEmptyEnvironmentShouldListenEverywhereOnPort8080() throws StartRefused {
    LaunchSettings settings = LaunchSettings.of(Map.of());

    assertThat(settings.port()).isEqualTo(8080);
    assertThat(settings.address()).isEqualTo("0.0.0.0");
    assertThat(settings.data()).isEqualTo(Path.of("data").toAbsolutePath());
    assertThat(settings.unused()).isEmpty();
  }

  @Test
  void theDemoShouldBeSeenFromThisMachineOnly() throws StartRefused {
    LaunchSettings settings = LaunchSettings.of(Map.of("LAMPLIGHTER_DEMO", "true", "PORT", "81"));

    assertThat(settings.address()).isEqualTo("127.0.0.1");
    assertThat(settings.url()).isEqualTo("http://127.0.0.1:81/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "TRUE", "1", "yes", "Y", " on "})
  void everyWordForYesShouldKeepTheDemoOnThisMachine(String word) throws StartRefused {
    LaunchSettings settings = LaunchSettings.of(Map.of("LAMPLIGHTER_DEMO", word));

    assertThat(settings.demo()).isTrue();
    assertThat(settings.address()).isEqualTo("127.0.0.1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "false", "0", "No", "n", "off"})
  void everyWordForNoShouldMakeNoDemo(String word) throws StartRefused {
    LaunchSettings settings = LaunchSettings.of(Map.of("LAMPLIGHTER_DEMO", word));

    assertThat(settings.demo()).isFalse();
    assertThat(settings.address()).isEqualTo("0.0.0.0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ture", "2", "demo", "t"})
  void aDemoThatIsNeitherOnNorOffShouldBeRefusedInOneSentence(String word) {
    assertThatThrownBy(() -> LaunchSettings.of(Map.of("LAMPLIGHTER_DEMO", word)))
        .isInstanceOf(StartRefused.class)
        .hasMessage("LAMPLIGHTER_DEMO is '" + word + "'; set it to true or false.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "65536", "-1", "http", "", "8080x"})
  void aPortThatIsNoneShouldBeRefusedInOneSentence(String port) {
    assertThatThrownBy(() -> LaunchSettings.of(Map.of("PORT", port)))
        .isInstanceOf(StartRefused.class)
        .hasMessage("PORT is '" + port + "'; set it to a number from 1 to 65535.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"node 1", "node.1", "ä", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
  void aNodesNameShouldBeLettersAndDigits(String name) throws StartRefused {
    assertThatThrownBy(() -> LaunchSettings.of(Map.of("LAMPLIGHTER_NODE", name)))
        .isInstanceOf(StartRefused.class)
        .hasMessage("LAMPLIGHTER_NODE is '" + name + "'; use 1 to 32 letters and digits.");
    assertThat(LaunchSettings.of(Map.of("LAMPLIGHTER_NODE", "Node1")).node()).contains("Node1");
    assertThat(LaunchSettings.of(Map.of()).node()).isEmpty();
  }

  @Test
  void variablesOfOlderBackEndsShouldBeNamedAsUnused() throws StartRefused {
    LaunchSettings settings = LaunchSettings.of(Map.of("REDIS_URL", "x", "SECRET_KEY", "y"));

    assertThat(settings.unused()).containsExactly("REDIS_URL", "SECRET_KEY");
  }

  @Test
  void dataThatCannotBeKeptThereShouldBeRefusedInOneSentence() throws StartRefused {
    assertThatThrownBy(() -> LaunchSettings.of(Map.of("LAMPLIGHTER_DATA", "/srv/a;b")))
        .isInstanceOf(StartRefused.class)
        .hasMessage(
            "The embedded database cannot be kept in /srv/a;b, because of the semicolon; set"
                + " LAMPLIGHTER_DATA to another directory.");
    assertThat(
            LaunchSettings.of(
                    Map.of(
                        "LAMPLIGHTER_DATA", "/srv/a;b", "DATABASE_URL", "jdbc:postgresql://db/x"))
                .data())
        .isEqualTo(Path.of("/srv/a;b"));
    assertThatThrownBy(() -> LaunchSettings.of(Map.of("LAMPLIGHTER_DATA", "/srv/T\uFFFD\uFFFDl")))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("LC_ALL");
  }
}
