package dev.lamplighter.accounts.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** How often one name was tried in vain from one address. */
@Entity
@Table(name = "failed_logins")
public class FailedLogins {
  @Id private String pair;

  private int failures;

  @Column(name = "last_at")
  private Instant lastAt;

  @Column(name = "blocked_until")
  private Instant blockedUntil;

  protected FailedLogins() {}

  public int failures() {
    return failures;
  }

  public Instant lastAt() {
    return lastAt;
  }

  public Instant blockedUntil() {
    return blockedUntil;
  }

  public void count(int newFailures, Instant now, Instant newBlockedUntil) {
    failures = newFailures;
    lastAt = now;
    blockedUntil = newBlockedUntil;
  }
}
