package dev.lamplighter.presence.entity;

import dev.lamplighter.json.JsonOutput;
import jakarta.json.JsonObject;
import java.time.Instant;

/**
 * What others see of one user at one moment.
 *
 * @param text the user's words on it, null while offline
 * @param lastSeen when they were last seen online, null where unknown or not for everyone
 * @param version rises with every change; a client drops what is older than what it has
 */
public record PresenceState(
    String userId, String username, Status status, String text, Instant lastSeen, long version) {

  public static PresenceState offline(String userId, String username, Instant lastSeen) {
    return new PresenceState(userId, username, Status.OFFLINE, null, lastSeen, 0);
  }

  /** The same for somebody who may see this. */
  public PresenceState lastSeen(Instant time) {
    return new PresenceState(userId, username, status, text, time, version);
  }

  public boolean isOnline() {
    return status.isOnline();
  }

  /** In a snapshot all who are offline look alike: a number would tell who only hides. */
  public PresenceState inSnapshot() {
    return isOnline() ? this : new PresenceState(userId, username, status, text, lastSeen, 0);
  }

  /** As in {@code presence_state} and {@code presence_diff}. */
  public JsonObject toEntry() {
    return new JsonOutput()
        .put("user_id", userId)
        .put("username", username)
        .put("status", status.wireName())
        .put("status_text", text)
        .put("last_seen", lastSeen)
        .put("version", version)
        .build();
  }

  /** As in REST answers. */
  public JsonObject toJson() {
    return new JsonOutput()
        .put("username", username)
        .put("user_id", userId)
        .put("online", isOnline())
        .put("status", status.wireName())
        .put("status_text", text)
        .put("last_seen", lastSeen)
        .build();
  }
}
