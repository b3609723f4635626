package dev.lamplighter.notifications.entity;

import dev.lamplighter.json.JsonOutput;
import jakarta.json.JsonObject;
import java.time.Instant;

/**
 * A notification as it is now.
 *
 * @param seq its place among all that the user was told; a renewed one has a new one
 * @param replaces the number that it had before, or null where it is new
 * @param actorId who acted last; null, like the names, where nobody did or the account is gone
 * @param actors how many acted
 * @param text what follows the names
 */
public record Notification(
    long id,
    long seq,
    Long replaces,
    NotificationType type,
    String subject,
    String actorId,
    String username,
    String displayName,
    String avatarUrl,
    int actors,
    String postId,
    String text,
    boolean unread,
    Instant timestamp) {

  public JsonObject toJson() {
    JsonOutput json =
        new JsonOutput()
            .put("id", Long.toString(id))
            .put("seq", seq)
            .put("type", type.wireName())
            .put("user_id", actorId)
            .put("username", username)
            .put("avatar_url", avatarUrl)
            .put("post_id", postId)
            .put("subject", subject)
            .put("message", message())
            .put("read", !unread)
            .put("timestamp", timestamp);
    return (replaces == null ? json.put("replaces", (String) null) : json.put("replaces", replaces))
        .build();
  }

  /** The sentence that the user reads. */
  public String message() {
    if (actors == 0 && actorId == null && type == NotificationType.SYSTEM) {
      return text;
    }
    String name = displayName == null ? "Somebody" : displayName;
    int others = actors - 1;
    if (others <= 0) {
      return name + " " + text;
    }
    return name + " and " + others + (others == 1 ? " other " : " others ") + text;
  }
}
