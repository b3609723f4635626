package dev.lamplighter.identity.entity;

import dev.lamplighter.identity.Caller;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Set;

/** Stands in for a caller's token in one WebSocket address. */
@Entity
@Table(name = "tickets")
public class Ticket {
  @Id private String hash;

  @Column(name = "user_id")
  private String userId;

  private String username;

  private String roles;

  @Column(name = "login_id")
  private String loginId;

  @Column(name = "issued_at")
  private Instant issuedAt;

  @Column(name = "token_expires_at")
  private Instant tokenExpiresAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

  protected Ticket() {}

  public Ticket(String hash, Caller caller, Instant issuedAt, Instant expiresAt) {
    this.hash = hash;
    this.userId = caller.userId();
    this.username = caller.username();
    this.roles = String.join("\n", caller.roles());
    this.loginId = caller.loginId();
    this.tokenExpiresAt = caller.expiresAt();
    this.issuedAt = issuedAt;
    this.expiresAt = expiresAt;
  }

  public Caller caller() {
    Set<String> names = roles.isEmpty() ? Set.of() : Set.of(roles.split("\n"));
    return new Caller(userId, username, names, loginId, tokenExpiresAt);
  }

  public Instant issuedAt() {
    return issuedAt;
  }

  public Instant expiresAt() {
    return expiresAt;
  }
}
