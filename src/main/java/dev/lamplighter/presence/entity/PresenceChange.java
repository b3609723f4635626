package dev.lamplighter.presence.entity;

import java.util.Set;

/**
 * One change of what others see.
 *
 * @param blocked ids of users who must not learn of it: to them this user is offline
 * @param only the id of the one user who sees it, or null for all
 */
public record PresenceChange(
    PresenceState before, PresenceState after, Set<String> blocked, String only) {

  public boolean isJoin() {
    return !before.isOnline() && after.isOnline();
  }

  public boolean isLeave() {
    return before.isOnline() && !after.isOnline();
  }
}
