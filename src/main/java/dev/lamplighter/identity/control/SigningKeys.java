package dev.lamplighter.identity.control;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import dev.lamplighter.identity.entity.SigningKey;
import dev.lamplighter.problem.StartFailure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** The built-in issuer's key: made by the first node, kept in the database, shared by all. */
@ApplicationScoped
public class SigningKeys {
  private static final int BITS = 2048;

  @PersistenceContext private EntityManager entities;
  @Inject private TokenSettings settings;

  /**
   * @throws StartFailure where the stored key is sealed with another secret
   */
  @Transactional
  public RSAKey load() {
    SigningKey stored = entities.find(SigningKey.class, SigningKey.CURRENT);
    if (stored == null) {
      offer(generate());
      stored = entities.find(SigningKey.class, SigningKey.CURRENT);
    }
    byte[] key = open(stored.privateKey());
    if (settings.secret().isPresent() && !Sealer.isSealed(stored.privateKey())) {
      stored.reseal(text(key));
    }
    return jwk(stored.kid(), key);
  }

  /** Nodes that start at once all offer a key; the slot's primary key lets one win. */
  private void offer(byte[] key) {
    entities
        .createNativeQuery(
            "INSERT INTO signing_keys (slot, kid, private_key, created_at) VALUES (?, ?, ?, ?)"
                + " ON CONFLICT DO NOTHING")
        .setParameter(1, SigningKey.CURRENT)
        .setParameter(2, UUID.randomUUID().toString())
        .setParameter(3, text(key))
        .setParameter(4, Timestamp.from(Instant.now()))
        .executeUpdate();
  }

  private String text(byte[] key) {
    return settings
        .secret()
        .map(secret -> Sealer.seal(key, secret))
        .orElseGet(() -> Base64.getEncoder().encodeToString(key));
  }

  private byte[] open(String stored) {
    if (!Sealer.isSealed(stored)) {
      return Base64.getDecoder().decode(stored);
    }
    Optional<String> secret = settings.secret();
    try {
      return Sealer.open(stored, secret.orElseThrow(IllegalArgumentException::new));
    } catch (IllegalArgumentException e) {
      throw new StartFailure(
          "The signing key in the database is sealed; set LAMPLIGHTER_SECRET to the value it was"
              + " sealed with.");
    }
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
