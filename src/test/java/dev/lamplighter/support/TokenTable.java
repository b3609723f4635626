package dev.lamplighter.support;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Good and bad tokens of an issuer that exists in tests only. The same table runs through the
 * verifier, REST and sockets.
 */
public final class TokenTable {
  public static final String ISSUER = "https://issuer.example/realms/test";
  public static final String AUDIENCE = "lamplighter-test";

  /** Characters of the longest token in the table. */
  private static final int HUGE = 64 * 1024;

  private final RSAKey key;
  private final Instant now;

  private TokenTable(Instant now, String kid) {
    this.key = rsa(kid);
    this.now = now;
  }

  /** A table with a key of its own. */
  public static TokenTable at(Instant now) {
    return at(now, "test-key");
  }

  /** The same with a name for the key. */
  public static TokenTable at(Instant now, String kid) {
    return new TokenTable(now, kid);
  }

  /**
   * One line of the table.
   *
   * @param why part of the refusal's detail; null where the token is good
   */
  public record Line(String name, String token, String why) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** The environment of a server that believes this issuer. */
  public Map<String, String> environment() {
    return Map.of(
        "MP_JWT_VERIFY_ISSUER", ISSUER,
        "MP_JWT_VERIFY_AUDIENCES", AUDIENCE,
        "MP_JWT_VERIFY_PUBLICKEY", publicKeyPem());
  }

  public String publicKeyPem() {
    byte[] der = der();
    return "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(der)
        + "\n-----END PUBLIC KEY-----";
  }

  public JWKSet jwks() {
    return new JWKSet(key.toPublicJWK());
  }

  /** A good token for a user of this name. */
  public String tokenOf(String username) {
    return signed(key, claims -> claims.subject("id-" + username).claim("upn", username));
  }

  /** The same for who has this role alone. */
  public String tokenOf(String username, String role) {
    return signed(
        key,
        claims ->
            claims.subject("id-" + username).claim("upn", username).claim("groups", List.of(role)));
  }

  /** Of whatever id and name, from whatever issuer. */
  public String tokenOf(String issuer, String sub, String upn) {
    return signed(key, claims -> claims.issuer(issuer).subject(sub).claim("upn", upn));
  }

  /** One of the tokens of a login that the issuer knows by {@code sid}. */
  public String tokenOf(String username, String sid, int secondsLeft) {
    return signed(
        key,
        claims ->
            claims
                .subject("id-" + username)
                .claim("upn", username)
                .claim("sid", sid)
                .expirationTime(in(secondsLeft)));
  }

  /** A token of the same user as {@code tokenOf(before)}, under another name. */
  public String tokenOfRenamed(String before, String username) {
    return signed(key, claims -> claims.subject("id-" + before).claim("upn", username));
  }

  public List<Line> good() {
    return List.of(
        new Line("plain", signed(key, claims -> claims), null),
        new Line("several audiences", signed(key, c -> c.audience(List.of("x", AUDIENCE))), null),
        new Line("valid since now", signed(key, c -> c.notBeforeTime(Date.from(now))), null),
        new Line("of a clock that is a little fast", signed(key, c -> c.issueTime(in(4))), null),
        new Line("access token (RFC 9068)", signed(key, "at+jwt", c -> c), null),
        new Line("its type in full", signed(key, "application/at+jwt", c -> c), null));
  }

  public List<Line> bad() {
    return Stream.concat(wrongClaims(), wrongSignatures()).toList();
  }

  private Stream<Line> wrongClaims() {
    return Stream.of(
        new Line("expired", signed(key, c -> c.expirationTime(in(-1))), "has expired"),
        new Line("without expiry", signed(key, c -> c.expirationTime(null)), "when it expires"),
        new Line("without issue time", signed(key, c -> c.issueTime(null)), "when it was made"),
        new Line("made in the future", signed(key, c -> c.issueTime(in(590))), "in the future"),
        new Line("not yet valid", signed(key, c -> c.notBeforeTime(in(600))), "not valid yet"),
        new Line("wrong issuer", signed(key, c -> c.issuer(ISSUER + "x")), "another issuer"),
        new Line("without issuer", signed(key, c -> c.issuer(null)), "another issuer"),
        new Line("wrong audience", signed(key, c -> c.audience("others")), "another audience"),
        new Line("line in the subject", signed(key, c -> c.subject("a\nb")), "control characters"),
        new Line("NUL in the login", signed(key, c -> c.claim("sid", "a\0")), "control characters"),
        new Line("without subject", signed(key, c -> c.subject(null)), "names no user"));
  }

  private Stream<Line> wrongSignatures() {
    String good = signed(key, claims -> claims);
    String payload = good.split("\\.")[1];
    String others = signed(key, c -> c.subject("somebody-else")).split("\\.")[1];
    return Stream.of(
        new Line("wrong key", signed(rsa("test-key"), claims -> claims), "signature"),
        new Line("unknown key", signed(rsa("other-key"), claims -> claims), "signed"),
        new Line("alg none", new PlainJWT(claims().build()).serialize(), "signed"),
        new Line("HS256 with the public key", hmacWithPublicKey(), "signed"),
        new Line("ES256 where RS256 is due", elliptic(), "signed"),
        new Line("tampered", good.replace(payload, others), "signature"),
        new Line("cut off", good.substring(0, good.length() - 20), "signature"),
        new Line(
            "without signature",
            good.substring(0, good.lastIndexOf('.') + 1),
            "not a JSON Web Token"),
        new Line("wrong type", signed(key, "logout+jwt", claims -> claims), "signed"),
        new Line("no token", "hello", "not a JSON Web Token"),
        new Line("empty", "", "missing"),
        new Line("64 KB long", "a".repeat(HUGE), "too long"));
  }

  private Date in(int seconds) {
    return Date.from(now.plusSeconds(seconds));
  }

  private JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer(ISSUER)
        .audience(AUDIENCE)
        .subject("subject-1")
        .claim("upn", "table_user")
        .claim("groups", List.of("user"))
        .jwtID(UUID.randomUUID().toString())
        .issueTime(in(-60))
        .expirationTime(in(600));
  }

  private String signed(RSAKey with, UnaryOperator<JWTClaimsSet.Builder> change) {
    return signed(with, "JWT", change);
  }

  private String signed(RSAKey with, String type, UnaryOperator<JWTClaimsSet.Builder> change) {
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .type(new JOSEObjectType(type))
            .keyID(with.getKeyID())
            .build();
    try {
      return sign(header, change.apply(claims()).build(), new RSASSASigner(with));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private String hmacWithPublicKey() {
    try {
      return sign(
          new JWSHeader(JWSAlgorithm.HS256),
          claims().build(),
          new MACSigner(publicKeyPem().getBytes(StandardCharsets.US_ASCII)));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private String elliptic() {
    try {
      var signer = new ECDSASigner(new ECKeyGenerator(Curve.P_256).generate());
      return sign(new JWSHeader(JWSAlgorithm.ES256), claims().build(), signer);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String sign(JWSHeader header, JWTClaimsSet claims, JWSSigner signer)
      throws JOSEException {
    SignedJWT token = new SignedJWT(header, claims);
    token.sign(signer);
    return token.serialize();
  }

  private byte[] der() {
    try {
      return key.toRSAPublicKey().getEncoded();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static RSAKey rsa(String kid) {
    try {
      return new RSAKeyGenerator(2048).keyID(kid).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
