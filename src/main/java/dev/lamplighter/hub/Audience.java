package dev.lamplighter.hub;

import java.util.Set;

/**
 * Who hears an event.
 *
 * @param channel its subscribers, or null for sessions whether subscribed or not
 * @param users only sessions of these user ids, or null for all users
 * @param except never sessions of these user ids
 */
public record Audience(String channel, Set<String> users, Set<String> except) {

  public static Audience everyone() {
    return new Audience(null, null, Set.of());
  }

  public static Audience channel(String name) {
    return new Audience(name, null, Set.of());
  }

  public static Audience user(String userId) {
    return new Audience(null, Set.of(userId), Set.of());
  }

  /** The part of this audience that belongs to one user. */
  public Audience only(String userId) {
    return new Audience(channel, Set.of(userId), except);
  }

  public Audience except(Set<String> userIds) {
    return new Audience(channel, users, userIds);
  }

  boolean includes(String userId) {
    return (users == null || users.contains(userId)) && !except.contains(userId);
  }
}
