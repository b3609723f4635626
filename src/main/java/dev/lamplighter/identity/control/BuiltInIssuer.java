package dev.lamplighter.identity.control;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.lamplighter.identity.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Signs access tokens. Any thread; does not block. */
final class BuiltInIssuer {
  static final String AUDIENCE = "lamplighter";
  static final TokenRules RULES =
      new TokenRules("urn:lamplighter", Set.of(AUDIENCE), "RS256", Duration.ZERO, Optional.empty());

  private final RSAKey key;
  private final JWSSigner signer;

  BuiltInIssuer(RSAKey key) {
    this.key = key;
    try {
      signer = new RSASSASigner(key);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  JWKSet publicKeys() {
    return new JWKSet(key.toPublicJWK());
  }

  String sign(Caller caller, Instant now) {
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .type(JOSEObjectType.JWT)
            .keyID(key.getKeyID())
            .build();
    SignedJWT token = new SignedJWT(header, claims(caller, now));
    try {
      token.sign(signer);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return token.serialize();
  }

  private static JWTClaimsSet claims(Caller caller, Instant now) {
    return new JWTClaimsSet.Builder()
        .issuer(RULES.issuer())
        .audience(AUDIENCE)
        .subject(caller.userId())
        .claim("upn", caller.username())
        .claim("preferred_username", caller.username())
        .claim("groups", List.copyOf(caller.roles()))
        .claim("sid", caller.loginId())
        .jwtID(UUID.randomUUID().toString())
        .issueTime(Date.from(now))
        .expirationTime(Date.from(caller.expiresAt()))
        .build();
  }
}
