package dev.lamplighter.admin.entity;

import dev.lamplighter.json.JsonOutput;
import jakarta.json.JsonObject;
import java.time.Instant;

/** What an admin did. */
public record AdminAct(
    long id, String adminId, String adminName, String act, String target, Instant timestamp) {

  public JsonObject toJson() {
    return new JsonOutput()
        .put("id", Long.toString(id))
        .put("user_id", adminId)
        .put("username", adminName)
        .put("act", act)
        .put("target", target)
        .put("timestamp", timestamp)
        .build();
  }
}
