package dev.lamplighter.identity.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamplighter.problem.StartFailure;
import dev.lamplighter.support.MapConfig;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TokenSettingsTest {
  private static final String ISSUER = "mp.jwt.verify.issuer";
  private static final String AUDIENCES = "mp.jwt.verify.audiences";
  private static final String KEY = "mp.jwt.verify.publickey";
  private static final String LOCATION = "mp.jwt.verify.publickey.location";

  @AfterEach
  void forgetTheFailure() {
    System.clearProperty(StartFailure.PROPERTY);
  }

  @Test
  void withoutAnIssuerTheBuiltInOneShouldSign() {
    TokenSettings settings = settings(Map.of());

    assertThat(settings.external()).isEmpty();
    assertThat(settings.lifetime()).isEqualTo(Duration.ofMinutes(15));
  }

  @Test
  void anIssuerAndItsKeysShouldReplaceTheBuiltInOne() {
    TokenRules rules =
        settings(
                Map.of(
                    ISSUER,
                    "https://id.example",
                    LOCATION,
                    "https://id.example/certs",
                    AUDIENCES,
                    "one, two,",
                    "mp.jwt.verify.clock.skew",
                    "7",
                    "mp.jwt.verify.token.age",
                    "60"))
            .external()
            .orElseThrow()
            .rules();

    assertThat(rules.audiences()).containsExactlyInAnyOrder("one", "two");
    assertThat(rules.algorithm()).isEqualTo("RS256");
    assertThat(rules.clockSkew()).isEqualTo(Duration.ofSeconds(7));
    assertThat(rules.maxAge()).contains(Duration.ofMinutes(1));
  }

  @Test
  void contradictionsShouldStopTheStartWithOneSentence() {
    assertStops(Map.of(ISSUER, "i", KEY, "k", LOCATION, "l"), "not both");
    assertStops(Map.of(ISSUER, "i"), "the issuer's JWKS address");
    assertStops(Map.of(LOCATION, "l"), "set mp.jwt.verify.issuer too");
    assertStops(
        Map.of(ISSUER, "i", KEY, "k", "mp.jwt.verify.publickey.algorithm", "HS256"), "RS256 or");
    assertStops(
        Map.of(ISSUER, "i", KEY, "k", AUDIENCES, "a", "mp.jwt.verify.clock.skew", "-1"), "seconds");
    assertStops(Map.of(ISSUER, "i", KEY, "k"), "set mp.jwt.verify.audiences");
    assertStops(Map.of(ISSUER, "i", KEY, "k", AUDIENCES, " , "), "set mp.jwt.verify.audiences");
    assertStops(Map.of("lamplighter.token.lifetime", "15"), "such as PT15M");
    assertStops(Map.of("lamplighter.token.lifetime", "PT0S"), "such as PT15M");
  }

  private static void assertStops(Map<String, String> values, String sentence) {
    assertThatThrownBy(() -> settings(values))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining(sentence);
    assertThat(System.getProperty(StartFailure.PROPERTY)).contains(sentence);
  }

  private static TokenSettings settings(Map<String, String> values) {
    Map<String, String> all =
        new HashMap<>(
            Map.of(
                "lamplighter.token.lifetime", "PT15M",
                "lamplighter.login.lifetime", "P30D",
                "lamplighter.oidc.client-id", "lamplighter"));
    all.putAll(values);
    return TokenSettings.of(new MapConfig(all));
  }
}
