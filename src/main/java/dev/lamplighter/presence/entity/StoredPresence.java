package dev.lamplighter.presence.entity;

import dev.lamplighter.json.JsonOutput;
import dev.lamplighter.json.Jsons;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the database knows of a user's presence.
 *
 * @param lastSeen null if never
 * @param lastSeenForAll whether everyone may see {@code lastSeen}
 * @param leaseUntil end of the REST lease, or null
 * @param blocked ids of users whom this user blocked
 * @param version rises when the user changes their choice, audience, blocks or name
 */
public record StoredPresence(
    String userId,
    String username,
    Instant lastSeen,
    boolean lastSeenForAll,
    Choice choice,
    Instant leaseUntil,
    Set<String> blocked,
    long version) {

  /** The same with what a node knows, while the database has it later. */
  public StoredPresence lastSeen(Instant time) {
    return new StoredPresence(
        userId, username, time, lastSeenForAll, choice, leaseUntil, blocked, version);
  }

  /** As one node tells another; leases are told in another way, since clocks differ. */
  public JsonObject toJson() {
    return new JsonOutput()
        .put("user_id", userId)
        .put("username", username)
        .put("last_seen", lastSeen)
        .put("last_seen_for_all", lastSeenForAll)
        .put("choice", choice.toJson())
        .putStrings("blocked", blocked)
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
        json.getJsonArray("blocked").getValuesAs(JsonString::getString).stream()
            .collect(Collectors.toUnmodifiableSet()),
        json.getJsonNumber("version").longValue());
  }
}
