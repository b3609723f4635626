package dev.lamplighter.identity.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Refuses the tokens of one login or of one user that were issued before a time. */
@Entity
@Table(name = "revocations")
public class Revocation {
  @Id private String subject;

  @Column(name = "issued_before")
  private Instant issuedBefore;

  @Column(name = "keep_until")
  private Instant keepUntil;

  @Column(name = "created_at")
  private Instant createdAt;

  protected Revocation() {}

  public Revocation(String subject, Instant issuedBefore, Instant keepUntil, Instant createdAt) {
    this.subject = subject;
    this.issuedBefore = issuedBefore;
    this.keepUntil = keepUntil;
    this.createdAt = createdAt;
  }

  /** Both of them: no sign-out takes back what another one refuses. */
  public Revocation and(Revocation other) {
    return new Revocation(
        subject,
        later(issuedBefore, other.issuedBefore),
        later(keepUntil, other.keepUntil),
        later(createdAt, other.createdAt));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  public static String ofLogin(String loginId) {
    return "login:" + loginId;
  }

  public static String ofUser(String userId) {
    return "user:" + userId;
  }

  public String subject() {
    return subject;
  }

  public Instant issuedBefore() {
    return issuedBefore;
  }

  public Instant keepUntil() {
    return keepUntil;
  }

  public Instant createdAt() {
    return createdAt;
  }
}
