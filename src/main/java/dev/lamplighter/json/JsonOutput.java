package dev.lamplighter.json;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.Collection;
import java.util.function.Function;

/** Writes an object field by field; a null becomes JSON null, a time its one text form. */
public final class JsonOutput {
  private final JsonObjectBuilder builder = Jsons.PROVIDER.createObjectBuilder();

  public JsonOutput put(String field, String text) {
    return text == null ? putNull(field) : put(field, Jsons.text(text));
  }

  public JsonOutput put(String field, Instant time) {
    return put(field, time == null ? null : Times.text(time));
  }

  public JsonOutput put(String field, long number) {
    builder.add(field, number);
    return this;
  }

  public JsonOutput put(String field, Integer number) {
    return number == null ? putNull(field) : put(field, number.longValue());
  }

  public JsonOutput put(String field, boolean flag) {
    builder.add(field, flag);
    return this;
  }

  public JsonOutput put(String field, JsonValue value) {
    builder.add(field, value);
    return this;
  }

  public <T> JsonOutput putList(String field, Collection<T> items, Function<T, JsonValue> write) {
    return put(field, list(items, write));
  }

  public JsonOutput putStrings(String field, Collection<String> texts) {
    return put(field, list(texts, Jsons::text));
  }

  private JsonOutput putNull(String field) {
    builder.addNull(field);
    return this;
  }

  public JsonObject build() {
    return builder.build();
  }

  private static <T> JsonArray list(Collection<T> items, Function<T, ? extends JsonValue> write) {
    JsonArrayBuilder array = Jsons.PROVIDER.createArrayBuilder();
    for (T item : items) {
      array.add(write.apply(item));
    }
    return array.build();
  }
}
