package dev.lamplighter.accounts.entity;

import dev.lamplighter.identity.Caller;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** A user's row: sign-in and profile. */
@Entity
@Table(name = "users")
public class Account {
  @Id private String id;

  private String username;

  /** The name in lower case, where it was claimed; else the next start claims it. */
  @Column(name = "username_key")
  private String usernameKey;

  @Column(name = "password_hash")
  private String passwordHash;

  /** Set: the password is a temporary one. */
  @Column(name = "password_good_until")
  private Instant passwordGoodUntil;

  /** Who vouches for the user, where it is not a password. */
  private String issuer;

  /** The user's name at the issuer. */
  @Column(name = "issuer_name")
  private String issuerName;

  private boolean admin;

  @Column(name = "display_name")
  private String displayName;

  @Column(name = "avatar_url")
  private String avatarUrl;

  private String town;

  private Integer age;

  private String about;

  @Column(name = "last_seen_audience")
  private String lastSeenAudience;

  @Column(name = "message_audience")
  private String messageAudience = Profile.EVERYONE;

  @Column(name = "call_audience")
  private String callAudience = Profile.EVERYONE;

  @Column(name = "group_audience")
  private String groupAudience = Profile.EVERYONE;

  @Column(name = "created_at")
  private Instant createdAt;

  protected Account() {}

  /**
   * @param passwordHash null where another issuer signs the user in
   */
  public Account(
      String id, String username, String passwordHash, boolean admin, Instant createdAt) {
    this.id = id;
    this.username = username;
    this.passwordHash = passwordHash;
    this.admin = admin;
    this.createdAt = createdAt;
    this.displayName = username;
    this.lastSeenAudience = Profile.EVERYONE;
  }

  public String id() {
    return id;
  }

  public String username() {
    return username;
  }

  public String passwordHash() {
    return passwordHash;
  }

  /** Empty: the user has chosen the password. Else it is a temporary one, and good until then. */
  public Optional<Instant> temporaryUntil() {
    return Optional.ofNullable(passwordGoodUntil);
  }

  public void choosePassword(String hash) {
    passwordHash = hash;
    passwordGoodUntil = null;
  }

  public void resetPassword(String hash, Instant goodUntil) {
    passwordHash = hash;
    passwordGoodUntil = goodUntil;
  }

  public Set<String> roles() {
    return admin ? Set.of(Caller.USER, Caller.ADMIN) : Set.of(Caller.USER);
  }

  public Instant createdAt() {
    return createdAt;
  }

  public String issuer() {
    return issuer;
  }

  /** Before issuers were remembered, the name here was the issuer's. */
  public boolean isNamedByIssuer(String name) {
    return name.equals(issuerName == null ? username : issuerName);
  }

  public void follow(String itsIssuer, String itsName) {
    issuer = itsIssuer;
    issuerName = itsName;
  }

  /**
   * @param key see {@link Usernames#key}
   */
  public void rename(String newName, String key) {
    username = newName;
    usernameKey = key;
  }

  public void change(Profile profile) {
    displayName = profile.displayName();
    avatarUrl = profile.avatarUrl();
    town = profile.town();
    age = profile.age();
    about = profile.about();
    lastSeenAudience = profile.lastSeenAudience();
  }

  public Reach reach() {
    return new Reach(messageAudience, callAudience, groupAudience);
  }

  public void change(Reach reach) {
    messageAudience = reach.messages();
    callAudience = reach.calls();
    groupAudience = reach.groups();
  }

  public Member member() {
    String avatar = avatarUrl == null ? Member.avatarOf(username) : avatarUrl;
    return new Member(id, username, displayName, avatar, town, age, about, lastSeenAudience);
  }
}
