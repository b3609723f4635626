package dev.lamplighter.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamplighter.problem.StartFailure;
import dev.lamplighter.support.MapConfig;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EdgeSettingsTest {
  private static final String ORIGINS = "SOCKETIO_CORS_ORIGINS";

  @AfterEach
  void forgetTheFailure() {
    System.clearProperty(StartFailure.PROPERTY);
  }

  @Test
  void noOtherOriginShouldBeAllowedByDefault() {
    EdgeSettings settings = settings(Map.of());

    assertThat(settings.origins()).isEmpty();
    assertThat(settings.anyOrigin()).isFalse();
  }

  @Test
  void originsShouldBeExact() {
    assertThat(settings(Map.of(ORIGINS, "https://a.example, http://b.example:8080")).origins())
        .containsExactlyInAnyOrder("https://a.example", "http://b.example:8080");
  }

  @Test
  void applicationsWithSchemesOfTheirOwnShouldBeOriginsToo() {
    assertThat(
            settings(
                    Map.of(
                        ORIGINS,
                        "tauri://localhost,capacitor://localhost,chrome-extension://abcdef"))
                .origins())
        .contains("tauri://localhost", "capacitor://localhost", "chrome-extension://abcdef");
    assertStops(Map.of(ORIGINS, "null"), "not null");
    assertStops(Map.of(ORIGINS, "tauri:localhost"), "must list origins");
  }

  @Test
  void anOriginShouldBeListedInAnyOfItsSpellings() {
    assertThat(settings(Map.of(ORIGINS, "https://A.example:443")).origins())
        .containsExactly("https://a.example");
  }

  @Test
  void anyOriginShouldBeForDemosOnly() {
    assertThat(settings(Map.of(ORIGINS, "*", "lamplighter.demo", "true")).anyOrigin()).isTrue();
    assertStops(Map.of(ORIGINS, "*"), "demo mode only");
  }

  @Test
  void whatIsNoOriginOrNoAddressBlockShouldStopTheStart() {
    assertStops(Map.of(ORIGINS, "a.example"), "not a.example");
    assertStops(Map.of(ORIGINS, "https://a.example/path"), "must list origins");
    assertStops(Map.of("lamplighter.trusted.proxies", "proxy"), "such as 10.0.0.0/8");
  }

  @Test
  void theDefaultPortShouldMakeNoDifference() {
    assertThat(Origins.plain("https://A.example:443")).isEqualTo("https://a.example");
    assertThat(Origins.plain("http://a.example:80")).isEqualTo("http://a.example");
    assertThat(Origins.plain("http://a.example:443")).isEqualTo("http://a.example:443");
    assertThat(Origins.plain("tauri://localhost:80")).isEqualTo("tauri://localhost:80");
  }

  @Test
  void aSocketsSchemeShouldBeThatOfItsPage() {
    assertThat(Origins.plain("ws://a.example:80")).isEqualTo("http://a.example");
    assertThat(Origins.plain("WSS://a.example")).isEqualTo("https://a.example");
  }

  private static void assertStops(Map<String, String> values, String sentence) {
    assertThatThrownBy(() -> settings(values))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining(sentence);
  }

  private static EdgeSettings settings(Map<String, String> values) {
    Map<String, String> all =
        new HashMap<>(Map.of("lamplighter.http.max-body", "262144", "lamplighter.demo", "false"));
    all.putAll(values);
    return EdgeSettings.of(new MapConfig(all));
  }
}
