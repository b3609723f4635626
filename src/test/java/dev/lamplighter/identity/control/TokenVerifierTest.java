package dev.lamplighter.identity.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import dev.lamplighter.problem.ProblemException;
import dev.lamplighter.problem.ProblemType;
import dev.lamplighter.support.TokenTable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TokenVerifierTest {
  private static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");
  private static final TokenTable TABLE = TokenTable.at(NOW);
  private static final JWKSource<SecurityContext> KEYS = new ImmutableJWKSet<>(TABLE.jwks());

  static List<TokenTable.Line> good() {
    return TABLE.good();
  }

  static List<TokenTable.Line> bad() {
    return TABLE.bad();
  }

  @ParameterizedTest
  @MethodSource("good")
  void aGoodTokenShouldNameItsUser(TokenTable.Line line) {
    VerifiedToken token = VerifiedToken.of(line.token(), verifier(NOW).verify(line.token()));

    assertThat(token.caller().userId()).isEqualTo("subject-1");
    assertThat(token.caller().username()).isEqualTo("table_user");
    assertThat(token.caller().roles()).containsExactly("user");
  }

  @ParameterizedTest
  @MethodSource("bad")
  void aBadTokenShouldBeRefusedWithItsReason(TokenTable.Line line) {
    assertThatThrownBy(() -> verifier(NOW).verify(line.token()))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining(line.why())
        .satisfies(
            refusal ->
                assertThat(((ProblemException) refusal).problem().type())
                    .isEqualTo(ProblemType.UNAUTHORIZED));
  }

  @ParameterizedTest
  @MethodSource("bad")
  void aRefusalShouldNeverRepeatTheToken(TokenTable.Line line) {
    assertThatThrownBy(() -> verifier(NOW).verify(line.token()))
        .satisfies(
            refusal -> {
              for (String part : line.token().split("\\.")) {
                assertThat(refusal.getMessage())
                    .satisfiesAnyOf(
                        message -> assertThat(part).hasSizeLessThan(10),
                        message -> assertThat(message).doesNotContain(part));
              }
            });
  }

  @Test
  void aTokenShouldBeGoodUntilItExpiresPlusTheAllowedSkew() {
    String token = TABLE.tokenOf("late");
    TokenVerifier patient = verifier(rules(Duration.ofSeconds(30), Optional.empty()), 629);

    assertThat(patient.verify(token).getSubject()).isEqualTo("id-late");
    assertThatThrownBy(() -> verifier(NOW.plusSeconds(600)).verify(token))
        .hasMessageContaining("has expired");
    assertThatThrownBy(
            () -> verifier(rules(Duration.ofSeconds(30), Optional.empty()), 630).verify(token))
        .hasMessageContaining("has expired");
  }

  @Test
  void aTokenFromTheFutureShouldBeGoodWithinTheAllowedSkewOnly() {
    String token = TABLE.tokenOf("early"); // made 60 s before the table's time
    TokenRules rules = rules(Duration.ofSeconds(30), Optional.empty());

    assertThat(verifier(rules, -90).verify(token).getSubject()).isEqualTo("id-early");
    assertThatThrownBy(() -> verifier(rules, -91).verify(token))
        .hasMessageContaining("in the future");
  }

  @Test
  void aTokenShouldBeRefusedWhenItIsOlderThanTheConfiguredAge() {
    String token = TABLE.tokenOf("old");
    TokenRules rules = rules(Duration.ZERO, Optional.of(Duration.ofSeconds(90)));

    assertThat(verifier(rules, 30).verify(token).getSubject()).isEqualTo("id-old");
    assertThatThrownBy(() -> verifier(rules, 31).verify(token)).hasMessageContaining("too old");
  }

  @Test
  void aPemWithoutAKeyIdShouldServeTokensThatNameOne() {
    var pem = new ImmutableJWKSet<SecurityContext>(KeyDocument.parse(TABLE.publicKeyPem()));
    TokenRules rules = rules(Duration.ZERO, Optional.empty());

    assertThat(new TokenVerifier(rules, pem, at(0)).verify(TABLE.tokenOf("pem")).getSubject())
        .isEqualTo("id-pem");
  }

  @Test
  void keysThatCannotBeFetchedShouldNotBeTheTokensFault() {
    JWKSource<SecurityContext> away =
        (selector, context) -> {
          throw new KeySourceException("connection refused");
        };
    TokenRules rules = rules(Duration.ZERO, Optional.empty());

    assertThatThrownBy(() -> new TokenVerifier(rules, away, at(0)).verify(TABLE.tokenOf("x")))
        .satisfies(
            refusal ->
                assertThat(((ProblemException) refusal).problem().type())
                    .isEqualTo(ProblemType.UNAVAILABLE));
  }

  private static TokenVerifier verifier(Instant now) {
    Clock clock = Clock.fixed(now, ZoneOffset.UTC);
    return new TokenVerifier(rules(Duration.ZERO, Optional.empty()), KEYS, clock);
  }

  private static TokenVerifier verifier(TokenRules rules, int secondsLater) {
    return new TokenVerifier(rules, KEYS, at(secondsLater));
  }

  private static Clock at(int secondsLater) {
    return Clock.fixed(NOW.plusSeconds(secondsLater), ZoneOffset.UTC);
  }

  private static TokenRules rules(Duration skew, Optional<Duration> age) {
    return new TokenRules(TokenTable.ISSUER, Set.of(TokenTable.AUDIENCE), "RS256", skew, age);
  }
}
