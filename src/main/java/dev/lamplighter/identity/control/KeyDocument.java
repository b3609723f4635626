package dev.lamplighter.identity.control;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.text.ParseException;
import java.util.Base64;

/** Reads public keys in each form that MicroProfile JWT 2.1, section 9.2, names. */
final class KeyDocument {
  private static final String PEM = "-----BEGIN PUBLIC KEY-----";

  private KeyDocument() {}

  /**
   * @param text a PKCS #8 PEM, a JWK, a JWKS, or one of the latter two in Base64
   * @throws IllegalArgumentException where it is none of these
   */
  static JWKSet parse(String text) {
    String document = text.strip();
    try {
      if (document.startsWith(PEM)) {
        return new JWKSet(pem(document));
      }
      return document.startsWith("{") ? json(document) : json(decoded(document));
    } catch (GeneralSecurityException | ParseException e) {
      throw new IllegalArgumentException("no PEM, JWK or JWKS with a public key", e);
    }
  }

  private static JWKSet json(String document) throws ParseException {
    JWKSet keys =
        document.contains("\"keys\"") ? JWKSet.parse(document) : new JWKSet(JWK.parse(document));
    return keys.toPublicJWKSet();
  }

  private static String decoded(String document) {
    return new String(Base64.getMimeDecoder().decode(document), StandardCharsets.UTF_8);
  }

  private static JWK pem(String document) throws GeneralSecurityException {
    String body = document.replace(PEM, "").replace("-----END PUBLIC KEY-----", "");
    byte[] der = Base64.getMimeDecoder().decode(body);
    try {
      return new RSAKey.Builder((RSAPublicKey) key("RSA", der)).build();
    } catch (GeneralSecurityException notRsa) {
      return new ECKey.Builder(Curve.P_256, (ECPublicKey) key("EC", der)).build();
    }
  }

  private static PublicKey key(String algorithm, byte[] der) throws GeneralSecurityException {
    return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(der));
  }
}
