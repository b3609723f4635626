package dev.lamplighter.hub;

import java.util.Set;

/**
 * Who hears an event.
 *
 * @param channel its subscribers, or null for sessions whether subscribed or not
 * @param users only sessions of these user ids, or null for all users
 * @param except never sessions of these user ids
 * @param exceptSession never the session of this id, or null
 */
public record Audience(
    String channel, Set<String> users, Set<String> except, String exceptSession) {

  public Audience(String channel, Set<String> users, Set<String> except) {
    this(channel, users, except, null);
  }

  public static Audience everyone() {
    return new Audience(null, null, Set.of());
  }

  public static Audience channel(String name) {
    return new Audience(name, null, Set.of());
  }

  public static Audience user(String userId) {
    return users(Set.of(userId));
  }

  public static Audience users(Set<String> userIds) {
    return new Audience(null, userIds, Set.of());
  }

  /** The part of this audience that belongs to one user. */
  public Audience only(String userId) {
    return only(Set.of(userId));
  }

  /** The part of this audience that belongs to some users. */
  public Audience only(Set<String> userIds) {
    return new Audience(channel, userIds, except, exceptSession);
  }

  public Audience except(Set<String> userIds) {
    return new Audience(channel, users, userIds, exceptSession);
  }

  /** Without the session that caused the event and has its answer; null changes nothing. */
  public Audience exceptSession(String sessionId) {
    return new Audience(channel, users, except, sessionId);
  }

  boolean includes(Session session) {
    String userId = session.userId();
    return (users == null || users.contains(userId))
        && !except.contains(userId)
        && !session.id().equals(exceptSession);
  }
}
