package dev.lamplighter.cluster;

import dev.lamplighter.hub.Audience;
import dev.lamplighter.hub.Event;
import dev.lamplighter.json.JsonOutput;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.Set;

/**
 * An event with its audience, as it travels. Its data is a text in the text: nobody parses it. The
 * one session that is left out is the sender's, so it does not travel.
 */
final class EventText {
  private EventText() {}

  static String write(Audience audience, Event event) {
    JsonOutput json = new JsonOutput().put("name", event.name()).put("data", event.json());
    if (event.latestKey() != null) {
      json.put("latest", event.latestKey());
    }
    if (audience.channel() != null) {
      json.put("channel", audience.channel());
    }
    if (audience.users() != null) {
      json.putStrings("users", audience.users());
    }
    if (audience.topic() != null) {
      json.put("topic", audience.topic());
    }
    if (!audience.except().isEmpty()) {
      json.putStrings("except", audience.except());
    }
    return json.build().toString();
  }

  static Event event(JsonObject json) {
    return new Event(
        json.getString("name"), json.getString("data"), json.getString("latest", null));
  }

  static Audience audience(JsonObject json) {
    Set<String> except = texts(json, "except");
    return new Audience(
            json.getString("channel", null),
            texts(json, "users"),
            except == null ? Set.of() : except)
        .about(json.getString("topic", null));
  }

  private static Set<String> texts(JsonObject json, String field) {
    return json.containsKey(field)
        ? Set.copyOf(json.getJsonArray(field).getValuesAs(JsonString::getString))
        : null;
  }
}
