package dev.lamplighter.identity.entity;

import dev.lamplighter.identity.Caller;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.io.StringReader;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;

/** Stands in for a caller's token in one WebSocket address. */
@Entity
@Table(name = "tickets")
public class Ticket {
  @Id private String hash;

  @Column(name = "user_id")
  private String userId;

  private String username;

  /** A JSON array: a name may have any letter that could stand between two. */
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
    this.roles = Json.createArrayBuilder(caller.roles()).build().toString();
    this.loginId = caller.loginId();
    this.tokenExpiresAt = caller.expiresAt();
    this.issuedAt = issuedAt;
    this.expiresAt = expiresAt;
  }

  public Caller caller() {
    return new Caller(userId, username, roles(), loginId, tokenExpiresAt);
  }

  private Set<String> roles() {
    try (JsonReader reader = Json.createReader(new StringReader(roles))) {
      return reader.readArray().getValuesAs(JsonString.class).stream()
          .map(JsonString::getString)
          .collect(Collectors.toUnmodifiableSet());
    }
  }

  public Instant issuedAt() {
    return issuedAt;
  }

  public Instant expiresAt() {
    return expiresAt;
  }
}
