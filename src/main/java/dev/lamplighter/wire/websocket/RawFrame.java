package dev.lamplighter.wire.websocket;

import dev.lamplighter.json.Jsons;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Optional;

/**
 * What a client sent. Clients of other servers send some things as they are; they are read as the
 * frame that they stand for.
 *
 * @param isMessage whether it is a bare message, whose sender waits for it like everybody else
 */
record RawFrame(JsonObject frame, boolean isMessage) {
  private static final JsonObject PING = Json.createObjectBuilder().add("event", "ping").build();
  private static final String MESSAGES = "messages:";

  /**
   * @param home what the socket's address names, such as {@code messages:5}
   * @throws dev.lamplighter.problem.ProblemException where it is no JSON object
   */
  static RawFrame read(String text, Optional<String> home) {
    if (isPing(text)) {
      return command(PING);
    }
    JsonObject frame = Jsons.parseObject(text);
    if (frame.containsKey("event")) {
      return command(frame);
    }
    if (isPing(frame)) {
      return command(as("ping", frame, JsonValue.EMPTY_JSON_OBJECT));
    }
    return home.filter(channel -> channel.startsWith(MESSAGES))
        .filter(channel -> frame.containsKey("content") || frame.containsKey("message"))
        .map(channel -> new RawFrame(as("send_message", frame, message(channel, frame)), true))
        .orElseGet(() -> command(frame));
  }

  private static RawFrame command(JsonObject frame) {
    return new RawFrame(frame, false);
  }

  /** Bare, or as JSON writes it. */
  private static boolean isPing(String text) {
    return text.length() < 16 && text.replace('"', ' ').strip().equals("ping");
  }

  private static boolean isPing(JsonObject frame) {
    return "ping".equals(frame.getString("type", null));
  }

  private static JsonObject as(String event, JsonObject frame, JsonObject data) {
    JsonObjectBuilder command = Json.createObjectBuilder().add("event", event).add("data", data);
    copy("ref", frame, "ref", command);
    return command.build();
  }

  private static JsonObject message(String channel, JsonObject frame) {
    JsonObjectBuilder message =
        Json.createObjectBuilder().add("conversation_id", channel.substring(MESSAGES.length()));
    copy(frame.containsKey("content") ? "content" : "message", frame, "content", message);
    copy("client_id", frame, "client_id", message);
    copy("reply_to", frame, "reply_to", message);
    return message.build();
  }

  private static void copy(String from, JsonObject frame, String to, JsonObjectBuilder copy) {
    if (frame.containsKey(from)) {
      copy.add(to, frame.get(from));
    }
  }
}
