package dev.lamplighter.identity.control;

import static dev.lamplighter.identity.control.TokenVerifier.refused;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.List;

/** Checks what a token with a good signature says. */
final class ClaimCheck {
  private static final int MAX_SUBJECT = 255;

  /** Clocks of two machines that are kept right differ by less, and by this much often. */
  private static final Duration DRIFT = Duration.ofSeconds(5);

  private static final List<String> NAMES =
      List.of("sub", "upn", "preferred_username", "sid", "jti");

  private final TokenRules rules;
  private final Clock clock;

  ClaimCheck(TokenRules rules, Clock clock) {
    this.rules = rules;
    this.clock = clock;
  }

  JWTClaimsSet checked(JWTClaimsSet claims) {
    if (!rules.issuer().equals(claims.getIssuer())) {
      throw refused("The token was made by another issuer.");
    }
    if (Collections.disjoint(rules.audiences(), claims.getAudience())) {
      throw refused("The token is meant for another audience.");
    }
    String subject = claims.getSubject();
    if (subject == null || subject.isBlank() || subject.length() > MAX_SUBJECT) {
      throw refused("The token names no user.");
    }
    NAMES.forEach(name -> checkSeen(claims.getClaim(name), name));
    checkTimes(claims, clock.instant());
    return claims;
  }

  /** They end up in addresses, logs and rows. */
  private static void checkSeen(Object claim, String name) {
    if (claim instanceof String text && text.chars().anyMatch(Character::isISOControl)) {
      throw refused("The token's " + name + " has control characters.");
    }
  }

  private void checkTimes(JWTClaimsSet claims, Instant now) {
    Instant expires = time(claims.getExpirationTime(), "when it expires");
    Instant issued = time(claims.getIssueTime(), "when it was made");
    if (!now.isBefore(expires.plus(rules.clockSkew()))) {
      throw refused("The token has expired.");
    }
    if (issued.isAfter(now.plus(ahead()))) {
      throw refused("The token was made in the future.");
    }
    Date notBefore = claims.getNotBeforeTime();
    if (notBefore != null && now.plus(rules.clockSkew()).isBefore(notBefore.toInstant())) {
      throw refused("The token is not valid yet.");
    }
    rules
        .maxAge()
        .map(age -> issued.plus(age).plus(rules.clockSkew()))
        .filter(now::isAfter)
        .ifPresent(
            end -> {
              throw refused("The token is too old.");
            });
  }

  private Duration ahead() {
    return rules.clockSkew().compareTo(DRIFT) > 0 ? rules.clockSkew() : DRIFT;
  }

  private static Instant time(Date date, String what) {
    if (date == null) {
      throw refused("The token does not say " + what + ".");
    }
    return date.toInstant();
  }
}
