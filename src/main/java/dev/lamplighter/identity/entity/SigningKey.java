package dev.lamplighter.identity.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The built-in issuer's key, one row for the whole cluster. */
@Entity
@Table(name = "signing_keys")
public class SigningKey {
  /** The only slot in use: its primary key makes nodes that start at once agree on one key. */
  public static final int CURRENT = 1;

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

  /** PKCS #8 in Base64, sealed where a secret is configured. */
  public String privateKey() {
    return privateKey;
  }

  public void reseal(String sealed) {
    privateKey = sealed;
  }
}
