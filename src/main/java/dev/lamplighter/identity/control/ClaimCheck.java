package dev.lamplighter.identity.control;

import static dev.lamplighter.identity.control.TokenVerifier.refused;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;

/** Checks what a token with a good signature says. */
final class ClaimCheck {
  private static final int MAX_SUBJECT = 255;

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
    if (!rules.audiences().isEmpty()
        && Collections.disjoint(rules.audiences(), claims.getAudience())) {
      throw refused("The token is meant for another audience.");
    }
    String subject = claims.getSubject();
    if (subject == null || subject.isBlank() || subject.length() > MAX_SUBJECT) {
      throw refused("The token names no user.");
    }
    checkTimes(claims, clock.instant());
    return claims;
  }

  private void checkTimes(JWTClaimsSet claims, Instant now) {
    Instant expires = time(claims.getExpirationTime(), "when it expires");
    Instant issued = time(claims.getIssueTime(), "when it was made");
    if (!now.isBefore(expires.plus(rules.clockSkew()))) {
      throw refused("The token has expired.");
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

  private static Instant time(Date date, String what) {
    if (date == null) {
      throw refused("The token does not say " + what + ".");
    }
    return date.toInstant();
  }
}
