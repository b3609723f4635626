package dev.lamplighter.connections.entity;

import dev.lamplighter.accounts.entity.Member;
import dev.lamplighter.json.JsonOutput;
import jakarta.json.JsonObject;
import java.time.Instant;

/**
 * Two users who are connected, or one of whom wants to be.
 *
 * @param changedAt when it was asked for, or accepted
 */
public record Connection(
    long id, String askerId, String askedId, boolean accepted, Instant changedAt) {

  public String otherOf(String userId) {
    return userId.equals(askerId) ? askedId : askerId;
  }

  public Side sideOf(String userId) {
    if (accepted) {
      return Side.ACCEPTED;
    }
    return userId.equals(askerId) ? Side.OUTGOING : Side.INCOMING;
  }

  /**
   * As one of the two sees it.
   *
   * @param other the other one
   */
  public JsonObject toJson(String userId, Member other) {
    return new JsonOutput()
        .put("id", Long.toString(id))
        .put("state", sideOf(userId).wireName())
        .put("user_id", other.userId())
        .put("username", other.username())
        .put("user", other.toJson())
        .put("timestamp", changedAt)
        .build();
  }
}
