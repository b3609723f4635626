package dev.lamplighter.identity.control;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import dev.lamplighter.identity.entity.SigningKey;
import dev.lamplighter.problem.StartFailure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;

/** The built-in issuer's key: made by the first node, kept in the database, shared by all. */
@ApplicationScoped
public class SigningKeys {
  private static final int BITS = 2048;

  @Inject private KeptKeys keys;

  /**
   * @throws StartFailure where the stored key is sealed with another secret
   */
  public RSAKey load() {
    KeptKeys.KeptKey kept = keys.load(SigningKey.CURRENT, SigningKeys::generate);
    return jwk(kept.kid(), kept.bytes());
  }

  private static byte[] generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(BITS);
      return generator.generateKeyPair().getPrivate().getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static RSAKey jwk(String kid, byte[] key) {
    try {
      KeyFactory rsa = KeyFactory.getInstance("RSA");
      var secret = (RSAPrivateCrtKey) rsa.generatePrivate(new PKCS8EncodedKeySpec(key));
      var open = new RSAPublicKeySpec(secret.getModulus(), secret.getPublicExponent());
      return new RSAKey.Builder((RSAPublicKey) rsa.generatePublic(open))
          .privateKey(secret)
          .keyID(kid)
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(JWSAlgorithm.RS256)
          .build();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
