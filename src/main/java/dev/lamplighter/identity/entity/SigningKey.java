package dev.lamplighter.identity.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A key that all nodes share, such as the built-in issuer's: one row for the whole cluster. */
@Entity
@Table(name = "signing_keys")
public class SigningKey {
  /** The issuer's. A slot is a primary key, so nodes that start at once agree on one key. */
  public static final int CURRENT = 1;

  /** By which push services know this installation. */
  public static final int PUSH = 2;

  @Id private int slot;

  private String kid;

  @Column(name = "private_key")
  private String privateKey;

  @Column(name = "created_at")
  private Instant createdAt;

  protected SigningKey() {}

  public String kid() {
    return kid;
  }

  /** In Base64, sealed where a secret is configured. */
  public String privateKey() {
    return privateKey;
  }

  public void reseal(String sealed) {
    privateKey = sealed;
  }
}
