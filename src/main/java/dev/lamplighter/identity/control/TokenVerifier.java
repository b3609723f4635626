package dev.lamplighter.identity.control;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.BadJWSException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.lamplighter.problem.ProblemException;
import dev.lamplighter.problem.ProblemType;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** Checks a token's signature and claims. Any thread; blocks only while keys are fetched. */
final class TokenVerifier {
  /** Characters. A longer one is refused unread. */
  static final int MAX_LENGTH = 16_384;

  private static final Duration REMEMBERED = Duration.ofMinutes(1);
  private static final int REMEMBERED_TOKENS = 10_000;

  /** RFC 7515, section 4.1.9: a media type, in short or in full, or none. */
  private static final Set<JOSEObjectType> TYPES =
      new HashSet<>(
          Arrays.asList(
              JOSEObjectType.JWT,
              new JOSEObjectType("application/jwt"),
              new JOSEObjectType("at+jwt"),
              new JOSEObjectType("application/at+jwt"),
              null));

  private final ClaimCheck claimCheck;

  /**
   * Digests of tokens whose signature is good. A page sends the same token with every request; its
   * signature is checked once a minute. The claims are read again each time, which costs less than
   * keeping them: some 2 KiB for each connection of a storm.
   */
  private final Cache<String, Boolean> proven =
      Caffeine.newBuilder().expireAfterWrite(REMEMBERED).maximumSize(REMEMBERED_TOKENS).build();

  private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

  TokenVerifier(TokenRules rules, JWKSource<SecurityContext> keys, Clock clock) {
    claimCheck = new ClaimCheck(rules, clock);
    processor.setJWSKeySelector(new KeyChoice(JWSAlgorithm.parse(rules.algorithm()), keys));
    processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(TYPES));
    processor.setJWTClaimsSetVerifier(null);
  }

  /**
   * @throws ProblemException UNAUTHORIZED, with a detail that says what is wrong with the token;
   *     UNAVAILABLE where the issuer's keys cannot be had
   */
  JWTClaimsSet verify(String token) {
    if (token == null || token.isBlank()) {
      throw refused("The token is missing.");
    }
    if (token.length() > MAX_LENGTH) {
      throw refused("The token is too long.");
    }
    return claimCheck.checked(claims(token));
  }

  private JWTClaimsSet claims(String token) {
    String digest = Secrets.digest(token);
    try {
      if (proven.getIfPresent(digest) != null) {
        return SignedJWT.parse(token).getJWTClaimsSet();
      }
    } catch (ParseException e) {
      throw new IllegalStateException("a token that was proven cannot be read", e);
    }
    JWTClaimsSet claims = signed(token);
    proven.put(digest, true);
    return claims;
  }

  private JWTClaimsSet signed(String token) {
    try {
      return processor.process(token, null);
    } catch (ParseException e) {
      throw refused("The token is not a JSON Web Token.");
    } catch (BadJWSException e) {
      throw refused("The token's signature is not valid here.");
    } catch (BadJOSEException e) {
      throw refused("The token is not signed as it must be.");
    } catch (RateLimitReachedException e) {
      throw refused("The token's key is not known here.");
    } catch (KeySourceException e) {
      throw ProblemException.of(
          ProblemType.UNAVAILABLE, "The keys of the tokens' issuer cannot be read just now.");
    } catch (JOSEException e) {
      throw refused("The token's signature cannot be checked.");
    }
  }

  static ProblemException refused(String detail) {
    return ProblemException.of(ProblemType.UNAUTHORIZED, detail);
  }
}
