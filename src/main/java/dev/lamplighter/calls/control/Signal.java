package dev.lamplighter.calls.control;

import dev.lamplighter.hub.Session;
import dev.lamplighter.json.JsonOutput;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/**
 * What one of the two says in a call.
 *
 * @param kind the command: {@code call_answer}, {@code ice_candidate} or {@code call_end}
 * @param node where the session is
 */
record Signal(
    String kind, String callId, String userId, String session, String node, JsonValue data) {
  static final String ANSWER = "call_answer";
  static final String CANDIDATE = "ice_candidate";
  static final String END = "call_end";

  /** Between nodes: the session is gone. */
  static final String LOST = "lost";

  static Signal of(Session session, String node, String kind, String callId, JsonValue data) {
    return new Signal(kind, callId, session.userId(), session.id(), node, data);
  }

  static Signal lost(String callId, String userId, String session, String node) {
    return new Signal(LOST, callId, userId, session, node, JsonValue.EMPTY_JSON_OBJECT);
  }

  String toText() {
    return new JsonOutput()
        .put("kind", kind)
        .put("call_id", callId)
        .put("user_id", userId)
        .put("session", session)
        .put("node", node)
        .put("data", data)
        .build()
        .toString();
  }

  static Signal of(JsonObject json) {
    return new Signal(
        json.getString("kind"),
        json.getString("call_id"),
        json.getString("user_id"),
        json.getString("session"),
        json.getString("node"),
        json.get("data"));
  }
}
