package dev.lamplighter.presence.entity;

import java.time.Instant;
import java.util.Set;

/**
 * One change of what others see.
 *
 * @param blocked ids of users who must not learn of it: to them this user is offline
 * @param lastSeen as stored, whoever may see it
 * @param leaseUntil as stored, or null
 */
public record PresenceChange(
    PresenceState before,
    PresenceState after,
    Set<String> blocked,
    Instant lastSeen,
    Instant leaseUntil) {

  public boolean isJoin() {
    return !before.isOnline() && after.isOnline();
  }

  public boolean isLeave() {
    return before.isOnline() && !after.isOnline();
  }
}
