package dev.lamplighter.identity.entity;

import dev.lamplighter.json.Times;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

/** Keeps a user out until a time. */
@Entity
@Table(name = "bans")
public class Ban {
  private static final Instant FOR_GOOD = Instant.parse("9999-01-01T00:00:00Z");

  @Id
  @Column(name = "user_id")
  private String userId;

  @Column(name = "banned_until")
  private Instant until;

  private String reason;

  @Column(name = "banned_by")
  private String by;

  @Column(name = "banned_at")
  private Instant at;

  protected Ban() {}

  /**
   * @param until null: for good
   * @param reason is told to the user; null for none
   * @param by the admin's username
   */
  public Ban(String userId, Instant until, String reason, String by, Instant at) {
    this.userId = userId;
    this.until = until == null ? FOR_GOOD : until;
    this.reason = reason;
    this.by = by;
    this.at = at;
  }

  public String userId() {
    return userId;
  }

  public boolean isActive(Instant now) {
    return now.isBefore(until);
  }

  /** As it is stored: of one for good, a time that nobody lives to see. */
  public Instant storedUntil() {
    return until;
  }

  /** Empty: for good. */
  public Optional<Instant> until() {
    return Optional.of(until).filter(FOR_GOOD::isAfter);
  }

  /** Null for none. */
  public String reason() {
    return reason;
  }

  public String by() {
    return by;
  }

  public Instant at() {
    return at;
  }

  /** For the user. */
  public String sentence() {
    String time = until().map(end -> "until " + Times.text(end)).orElse("for good");
    return "This account is blocked " + time + "." + (reason == null ? "" : " " + reason);
  }
}
