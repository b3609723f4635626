package dev.lamplighter.identity.control;

import dev.lamplighter.identity.entity.SigningKey;
import dev.lamplighter.problem.StartFailure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Keys that the first node makes and all share: kept in the database, one a slot, sealed where a
 * secret is configured.
 */
@ApplicationScoped
public class KeptKeys {
  /**
   * @param kid its public name
   * @param bytes in the form in which it was made
   */
  public record KeptKey(String kid, byte[] bytes) {}

  @PersistenceContext private EntityManager entities;
  @Inject private TokenSettings settings;

  /**
   * Blocks for the database.
   *
   * @param made makes the key where there is none yet
   * @throws StartFailure where the stored key is sealed with another secret
   */
  @Transactional
  public KeptKey load(int slot, Supplier<byte[]> made) {
    SigningKey stored = entities.find(SigningKey.class, slot);
    if (stored == null) {
      offer(slot, made.get());
      stored = entities.find(SigningKey.class, slot);
    }
    byte[] key = open(stored.privateKey());
    if (settings.secret().isPresent() && !Sealer.isSealed(stored.privateKey())) {
      stored.reseal(text(key));
    }
    return new KeptKey(stored.kid(), key);
  }

  /** Nodes that start at once all offer a key; the slot's primary key lets one win. */
  private void offer(int slot, byte[] key) {
    entities
        .createNativeQuery(
            "INSERT INTO signing_keys (slot, kid, private_key, created_at) VALUES (?, ?, ?, ?)"
                + " ON CONFLICT DO NOTHING")
        .setParameter(1, slot)
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
}
