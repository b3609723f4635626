package dev.lamplighter.notifications.entity;

import dev.lamplighter.json.JsonOutput;
import jakarta.json.JsonObject;

/**
 * A user has read notifications, in some tab.
 *
 * @param id the one that was read; null where it is all up to {@code upTo}
 * @param upTo null where it is one
 * @param version of all that the user has; each change counts
 * @param unread how many are left
 */
public record ReadNotifications(String userId, String id, Long upTo, long version, long unread) {

  public JsonObject toJson() {
    JsonOutput json = new JsonOutput().put("id", id).put("count", unread);
    return (upTo == null ? json.put("up_to", (String) null) : json.put("up_to", upTo)).build();
  }
}
