package dev.lamplighter.presence.entity;

import dev.lamplighter.json.JsonOutput;
import dev.lamplighter.json.Jsons;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * What the database knows of a user's presence.
 *
 * @param lastSeen null if never
 * @param lastSeenForAll whether everyone may see {@code lastSeen}
 * @param leaseUntil end of the REST lease, or null
 * @param blocked ids of users whom this user blocked, and when those had last seen this user then;
 *     null if never
 * @param version rises when the user changes their choice, audience, blocks or name
 */
public record StoredPresence(
    String userId,
    String username,
    Instant lastSeen,
    boolean lastSeenForAll,
    Choice choice,
    Instant leaseUntil,
    Map<String, Instant> blocked,
    long version) {

  /** The same with what a node knows, while the database has it later. */
  public StoredPresence lastSeen(Instant time) {
    return new StoredPresence(
        userId, username, time, lastSeenForAll, choice, leaseUntil, blocked, version);
  }

  /** As one node tells another; leases are told in another way, since clocks differ. */
  public JsonObject toJson() {
    JsonOutput seen = new JsonOutput();
    blocked.forEach(seen::put);
    return new JsonOutput()
        .put("user_id", userId)
        .put("username", username)
        .put("last_seen", lastSeen)
        .put("last_seen_for_all", lastSeenForAll)
        .put("choice", choice.toJson())
        .putStrings("blocked", blocked.keySet())
        .put("seen_by_blocked", seen.build())
        .put("version", version)
        .build();
  }

  public static StoredPresence of(JsonObject json) {
    return new StoredPresence(
        json.getString("user_id"),
        json.getString("username"),
        Jsons.time(json, "last_seen"),
        json.getBoolean("last_seen_for_all"),
        Choice.of(json.getJsonObject("choice")),
        null,
        blocked(json),
        json.getJsonNumber("version").longValue());
  }

  /** A node of an older release does not tell the times. */
  private static Map<String, Instant> blocked(JsonObject json) {
    JsonObject seen =
        json.containsKey("seen_by_blocked")
            ? json.getJsonObject("seen_by_blocked")
            : JsonValue.EMPTY_JSON_OBJECT;
    Map<String, Instant> blocked = new HashMap<>();
    for (JsonString id : json.getJsonArray("blocked").getValuesAs(JsonString.class)) {
      blocked.put(id.getString(), Jsons.time(seen, id.getString()));
    }
    return blocked;
  }
}
