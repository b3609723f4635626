package dev.lamplighter.hub;

import java.util.Set;

/**
 * Who hears an event.
 *
 * @param channel its subscribers, or null for sessions whether subscribed or not
 * @param users only sessions of these user ids, or null for all users
 * @param except never sessions of these user ids
 * @param exceptSession never the session of this id, or null
 * @param topic the channel that the event is about, where all sessions of {@code users} hear it:
 *     those that are confined to channels hear it only if this is one of them. Null where it
 *     belongs to none.
 */
public record Audience(
    String channel, Set<String> users, Set<String> except, String exceptSession, String topic) {

  public Audience(String channel, Set<String> users, Set<String> except) {
    this(channel, users, except, null, null);
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
    return new Audience(channel, userIds, except, exceptSession, topic);
  }

  public Audience except(Set<String> userIds) {
    return new Audience(channel, users, userIds, exceptSession, topic);
  }

  /** Without the session that caused the event and has its answer; null changes nothing. */
  public Audience exceptSession(String sessionId) {
    return new Audience(channel, users, except, sessionId, topic);
  }

  /** With the channel that the event is about. */
  public Audience about(String channelName) {
    return new Audience(channel, users, except, exceptSession, channelName);
  }

  boolean includes(Session session) {
    String userId = session.userId();
    return (users == null || users.contains(userId))
        && !except.contains(userId)
        && !session.id().equals(exceptSession)
        && (!isUsersOwn() || session.hears(topic));
  }

  /** Neither a channel's, which who hears it asked for, nor the server's word to all. */
  private boolean isUsersOwn() {
    return channel == null && users != null;
  }
}
