package dev.lamplighter.admin.entity;

import dev.lamplighter.json.JsonOutput;
import jakarta.json.JsonObject;
import java.time.Instant;

/**
 * A word from the admins.
 *
 * @param role only users with that role hear it; null: all
 * @param lasting whether those who come before it expires hear it, too
 * @param expiresAt or null
 */
public record Broadcast(
    long id,
    String message,
    String role,
    boolean lasting,
    String authorName,
    Instant timestamp,
    Instant expiresAt) {

  public boolean isOver(Instant now) {
    return expiresAt != null && !expiresAt.isAfter(now);
  }

  /** As users are told. */
  public JsonObject toEvent() {
    return event().build();
  }

  private JsonOutput event() {
    return new JsonOutput()
        .put("id", Long.toString(id))
        .put("message", message)
        .put("expires_at", expiresAt)
        .put("timestamp", timestamp);
  }

  /** As admins see it. */
  public JsonObject toJson(long received) {
    return event()
        .put("to", lasting ? "all" : "online")
        .put("role", role)
        .put("username", authorName)
        .put("received", received)
        .build();
  }
}
