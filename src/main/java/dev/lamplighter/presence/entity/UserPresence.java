package dev.lamplighter.presence.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A user's presence as it outlives a restart. */
@Entity
@Table(name = "user_presence")
public class UserPresence {
  @Id
  @Column(name = "user_id")
  private String userId;

  @Column(name = "last_seen")
  private Instant lastSeen;

  @Enumerated(EnumType.STRING)
  @Column(name = "chosen_status")
  private ChosenStatus chosenStatus = ChosenStatus.ONLINE;

  @Column(name = "status_text")
  private String statusText;

  @Column(name = "status_expires_at")
  private Instant statusExpiresAt;

  @Column(name = "lease_until")
  private Instant leaseUntil;

  @Column(name = "version")
  private long version;

  protected UserPresence() {}

  public UserPresence(String userId) {
    this.userId = userId;
  }

  public String userId() {
    return userId;
  }

  public Instant lastSeen() {
    return lastSeen;
  }

  public Instant leaseUntil() {
    return leaseUntil;
  }

  public long version() {
    return version;
  }

  /** Something of the user changed that other nodes must learn of. */
  public void changed(long nowMillis) {
    version = Math.max(version + 1, nowMillis);
  }

  public Choice choice() {
    return new Choice(chosenStatus, statusText, statusExpiresAt);
  }

  public void choose(Choice choice) {
    chosenStatus = choice.status();
    statusText = choice.text();
    statusExpiresAt = choice.expiresAt();
  }
}
