package dev.lamplighter.push.control;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.lamplighter.push.entity.Points;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/** Proves to a push service who sends (RFC 8292). Any thread; does not block. */
final class Vapid {
  /** A day at most; so a clock that is a little wrong does no harm. */
  private static final Duration LIFETIME = Duration.ofHours(12);

  private final ECKey key;
  private final String contact;

  Vapid(ECKey key, String contact) {
    this.key = key;
    this.contact = contact;
  }

  /** As browsers want it for {@code applicationServerKey}. */
  String publicKey() {
    return Points.text(key);
  }

  /** The header {@code Authorization}. */
  String authorization(URI endpoint, Instant now) {
    return "vapid t=" + token(endpoint, now) + ", k=" + publicKey();
  }

  private String token(URI endpoint, Instant now) {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader(JWSAlgorithm.ES256),
            new JWTClaimsSet.Builder()
                .audience(endpoint.getScheme() + "://" + endpoint.getRawAuthority())
                .expirationTime(Date.from(now.plus(LIFETIME)))
                .subject(contact)
                .build());
    try {
      token.sign(new ECDSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return token.serialize();
  }
}
