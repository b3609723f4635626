package dev.lamplighter.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamplighter.problem.StartFailure;
import dev.lamplighter.support.MapConfig;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoorwayTest {
  private static String url(Map<String, String> settings, String member) {
    return Doorway.from(new MapConfig(settings)).url(member);
  }

  @Test
  void nodeShouldBeFoundWhereTheClusterSeesIt() {
    assertThat(url(Map.of(), "10.0.0.5:6900")).isEqualTo("http://10.0.0.5:8080");
    assertThat(url(Map.of("PORT", "9090"), "10.0.0.5:6900")).isEqualTo("http://10.0.0.5:9090");
    assertThat(url(Map.of(), "fe80::1:6900")).isEqualTo("http://[fe80::1]:8080");
    assertThat(url(Map.of("lamplighter.node.url", "http://inner:80"), "10.0.0.5:6900"))
        .isEqualTo("http://inner:80");
  }

  @ParameterizedTest
  @ValueSource(strings = {"inner:80", "https://inner:443", "http://inner", "http://inner:80/x"})
  void addressThatIsNoneShouldStopTheStart(String url) {
    assertThatThrownBy(() -> url(Map.of("lamplighter.node.url", url), "10.0.0.5:6900"))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("LAMPLIGHTER_NODE_URL");
  }
}
