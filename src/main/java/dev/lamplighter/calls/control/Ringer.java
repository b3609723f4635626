package dev.lamplighter.calls.control;

import dev.lamplighter.cluster.Nodes;
import dev.lamplighter.hub.Audience;
import dev.lamplighter.hub.Event;
import dev.lamplighter.hub.Hub;
import dev.lamplighter.json.JsonOutput;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/** Takes call signals to sessions on all nodes. Who is not there does not hear them. */
@ApplicationScoped
public class Ringer {
  private static final String TELL = "calls.tell";

  @Inject private Hub hub;
  @Inject private Nodes nodes;

  void started(@Observes @Initialized(ApplicationScoped.class) Object start) {
    nodes.receive(TELL, (from, message) -> deliver(message));
  }

  static JsonObject reason(String reason) {
    return Json.createObjectBuilder().add("reason", reason).build();
  }

  static Event event(String name, String callId, Call.Party from, JsonValue data) {
    return Event.of(
        name,
        new JsonOutput()
            .put("call_id", callId)
            .put("from", from.username())
            .put("user_id", from.userId())
            .put("data", data)
            .build()
            .toString());
  }

  boolean isHere(String sessionId) {
    return hub.sessions().byId(sessionId).isPresent();
  }

  /** To all sessions of a user but one, or none with null. */
  void tellAll(String userId, String exceptSession, Event event) {
    tell("user_id", userId, exceptSession, event);
  }

  void tellOne(String sessionId, Event event) {
    tell("session", sessionId, null, event);
  }

  private void tell(String field, String value, String except, Event event) {
    JsonObject message =
        new JsonOutput()
            .put(field, value)
            .put("except", except)
            .put("name", event.name())
            .put("data", event.json())
            .build();
    deliver(message);
    nodes.sendAll(TELL, message.toString());
  }

  private void deliver(JsonObject message) {
    Event event = Event.of(message.getString("name"), message.getString("data"));
    if (message.containsKey("session")) {
      hub.sessions().byId(message.getString("session")).ifPresent(session -> session.send(event));
    } else {
      hub.fanout()
          .deliver(
              Audience.user(message.getString("user_id"))
                  .exceptSession(message.getString("except", null)),
              event);
    }
  }
}
