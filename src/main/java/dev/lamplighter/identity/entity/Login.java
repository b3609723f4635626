package dev.lamplighter.identity.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** One sign-in with the built-in issuer, and the state of its refresh token. */
@Entity
@Table(name = "logins")
public class Login {
  @Id private String id;

  @Column(name = "user_id")
  private String userId;

  @Column(name = "current_hash")
  private String currentHash;

  @Column(name = "previous_hash")
  private String previousHash;

  private String salt;

  @Column(name = "user_agent")
  private String userAgent;

  @Column(name = "rotated_at")
  private Instant rotatedAt;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

  protected Login() {}

  /**
   * @param userAgent what the client calls itself, at most 200 characters
   */
  public Login(String id, String userId, String userAgent, Rotation first, Instant expiresAt) {
    this.id = id;
    this.userId = userId;
    this.userAgent = userAgent;
    this.createdAt = first.rotatedAt();
    this.expiresAt = expiresAt;
    rotate(first);
  }

  public String id() {
    return id;
  }

  public String userId() {
    return userId;
  }

  /** Empty where it is not known. */
  public String userAgent() {
    return userAgent == null ? "" : userAgent;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant expiresAt() {
    return expiresAt;
  }

  public Rotation rotation() {
    return new Rotation(currentHash, previousHash, salt, rotatedAt);
  }

  public final void rotate(Rotation next) {
    currentHash = next.currentHash();
    previousHash = next.previousHash();
    salt = next.salt();
    rotatedAt = next.rotatedAt();
  }
}
