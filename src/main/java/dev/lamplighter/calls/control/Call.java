package dev.lamplighter.calls.control;

import dev.lamplighter.json.JsonOutput;
import jakarta.json.JsonObject;

/**
 * A call between two users. The node of the caller's session decides about it.
 *
 * @param id names that node
 * @param calleeSession the session that answered; null while it rings
 * @param calleeNode where that session is, or null
 */
record Call(
    String id,
    Party caller,
    String callerSession,
    Party callee,
    String calleeSession,
    String calleeNode) {

  /** One of the two. */
  record Party(String userId, String username) {
    JsonObject toJson() {
      return new JsonOutput().put("user_id", userId).put("username", username).build();
    }

    static Party of(JsonObject json) {
      return new Party(json.getString("user_id"), json.getString("username"));
    }
  }

  static String id(String node, String random) {
    return node + "." + random;
  }

  /** The name of the node that decides; empty where the id is none of ours. */
  static String nodeOf(String id) {
    return id.substring(0, Math.max(0, id.indexOf('.')));
  }

  boolean isAnswered() {
    return calleeSession != null;
  }

  boolean isOf(String userId) {
    return caller.userId().equals(userId) || callee.userId().equals(userId);
  }

  boolean isIn(String session) {
    return session.equals(callerSession) || session.equals(calleeSession);
  }

  boolean isCaller(String userId) {
    return caller.userId().equals(userId);
  }

  Call answeredBy(String session, String node) {
    return new Call(id, caller, callerSession, callee, session, node);
  }

  JsonObject toJson() {
    return new JsonOutput()
        .put("id", id)
        .put("caller", caller.toJson())
        .put("caller_session", callerSession)
        .put("callee", callee.toJson())
        .put("callee_session", calleeSession)
        .put("callee_node", calleeNode)
        .build();
  }

  static Call of(JsonObject json) {
    return new Call(
        json.getString("id"),
        Party.of(json.getJsonObject("caller")),
        json.getString("caller_session"),
        Party.of(json.getJsonObject("callee")),
        json.getString("callee_session", null),
        json.getString("callee_node", null));
  }
}
