package dev.lamplighter.presence.entity;

import dev.lamplighter.json.JsonOutput;
import dev.lamplighter.json.Jsons;
import jakarta.json.JsonObject;
import java.time.Instant;

/**
 * A user's own word on their status.
 *
 * @param text shown beside the status, or null
 * @param expiresAt when it falls back to {@link #NONE}, or null for never
 */
public record Choice(ChosenStatus status, String text, Instant expiresAt) {
  public static final Choice NONE = new Choice(ChosenStatus.ONLINE, null, null);

  public boolean isOver(Instant now) {
    return expiresAt != null && !now.isBefore(expiresAt);
  }

  public JsonObject toJson() {
    return new JsonOutput()
        .put("status", status.wireName())
        .put("text", text)
        .put("expires_at", expiresAt)
        .build();
  }

  /** The other way round; a status of a newer release counts as none. */
  public static Choice of(JsonObject json) {
    return ChosenStatus.of(json.getString("status"))
        .map(
            status ->
                new Choice(status, json.getString("text", null), Jsons.time(json, "expires_at")))
        .orElse(NONE);
  }
}
