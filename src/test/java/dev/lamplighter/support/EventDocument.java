package dev.lamplighter.support;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code /asyncapi.json}: what it promises of events and commands. */
public final class EventDocument {
  private static final JsonObject COMPONENTS = read().getJsonObject("components");

  private EventDocument() {}

  private static JsonObject read() {
    try (JsonReader reader =
        Json.createReader(Files.newBufferedReader(Path.of("webapp/asyncapi.json")))) {
      return reader.readObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @param kind {@code event} or {@code command}
   */
  public static Set<String> names(String kind) {
    return COMPONENTS.getJsonObject("messages").keySet().stream()
        .filter(key -> key.startsWith(kind + "."))
        .map(key -> key.substring(kind.length() + 1))
        .collect(Collectors.toSet());
  }

  /** Whether an event is there, with all that it has and nothing that it lacks. Answers pass. */
  public static void check(JsonObject frame) {
    if (frame.containsKey("ref")) {
      return;
    }
    String name = frame.getString("event");
    JsonObject message = COMPONENTS.getJsonObject("messages").getJsonObject("event." + name);
    assertThat(message).as("documented event " + name).isNotNull();
    check(frame.get("data"), message.getJsonObject("payload"), name);
  }

  private static void check(JsonValue value, JsonObject schema, String where) {
    if (schema.containsKey("$ref")) {
      String name = schema.getString("$ref").replace("#/components/schemas/", "");
      check(value, COMPONENTS.getJsonObject("schemas").getJsonObject(name), where);
    } else if (schema.containsKey("type")) {
      assertThat(types(schema)).as("type of %s, which is %s", where, value).contains(type(value));
    }
    if (value instanceof JsonObject object && schema.containsKey("properties")) {
      checkFields(object, schema, where);
    } else if (value instanceof JsonArray array && schema.containsKey("items")) {
      array.forEach(item -> check(item, schema.getJsonObject("items"), where + "[]"));
    }
  }

  private static void checkFields(JsonObject object, JsonObject schema, String where) {
    JsonObject fields = schema.getJsonObject("properties");
    assertThat(fields.keySet()).as("documented fields of " + where).containsAll(object.keySet());
    if (schema.containsKey("required")) {
      schema
          .getJsonArray("required")
          .getValuesAs(JsonString::getString)
          .forEach(name -> assertThat(object).as(where).containsKey(name));
    }
    object.forEach((name, value) -> check(value, fields.getJsonObject(name), where + "." + name));
  }

  private static Set<String> types(JsonObject schema) {
    return schema.get("type") instanceof JsonArray types
        ? Set.copyOf(types.getValuesAs(JsonString::getString))
        : Set.of(schema.getString("type"));
  }

  private static String type(JsonValue value) {
    return switch (value.getValueType()) {
      case TRUE, FALSE -> "boolean";
      case NUMBER -> "integer";
      default -> value.getValueType().name().toLowerCase(java.util.Locale.ROOT);
    };
  }
}
