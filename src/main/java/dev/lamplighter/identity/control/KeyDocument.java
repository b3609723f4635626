package dev.lamplighter.identity.control;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Reads public keys in each form that MicroProfile JWT 2.1, section 9.2, names. */
final class KeyDocument {
  private static final Logger LOG = Logger.getLogger(KeyDocument.class.getName());
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
    Map<String, Object> object = JSONObjectUtils.parse(document);
    JWKSet keys =
        object.containsKey("keys") ? set(object) : new JWKSet(JWK.parse(object)).toPublicJWKSet();
    if (keys.isEmpty()) {
      throw new ParseException("no key in it is understood", 0);
    }
    return keys;
  }

  /** Without those that are not understood (RFC 7517, section 5). */
  private static JWKSet set(Map<String, Object> object) throws ParseException {
    List<JWK> keys = new ArrayList<>();
    for (Object key : JSONObjectUtils.getJSONArray(object, "keys")) {
      if (key instanceof Map<?, ?> members) {
        understood(members).ifPresent(keys::add);
      }
    }
    return new JWKSet(keys).toPublicJWKSet();
  }

  @SuppressWarnings("unchecked") // the names of a JSON object's members are text
  private static Optional<JWK> understood(Map<?, ?> members) {
    try {
      return Optional.of(JWK.parse((Map<String, Object>) members));
    } catch (ParseException | IllegalArgumentException e) {
      LOG.log(Level.FINE, "event=key_not_understood", e);
      return Optional.empty();
    }
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
