package dev.lamplighter.json;

import dev.lamplighter.problem.ProblemException;
import dev.lamplighter.problem.ProblemType;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.InputStream;
import java.io.StringReader;
import java.time.Instant;
import java.util.Map;

/** The JSON provider, looked up once: a look-up costs more than most of our messages. */
public final class Jsons {
  static final JsonProvider PROVIDER = JsonProvider.provider();

  private static final int MAX_DEPTH = 32;
  private static final Map<String, ?> LIMITS = Map.of("org.eclipse.parsson.maxDepth", MAX_DEPTH);
  private static final JsonReaderFactory READERS = PROVIDER.createReaderFactory(LIMITS);
  private static final JsonParserFactory PARSERS = PROVIDER.createParserFactory(LIMITS);

  private Jsons() {}

  /** Reads a text that must be one JSON value of any kind, at most 32 levels deep. */
  public static JsonValue parse(String text) {
    try (JsonParser parser = PARSERS.createParser(new StringReader(text))) {
      parser.next();
      JsonValue value = parser.getValue();
      if (!parser.hasNext()) {
        return value;
      }
    } catch (RuntimeException e) {
      // answered below, like text that goes on after the value
    }
    throw notJson();
  }

  /** Reads a text that must be one JSON object, at most 32 levels deep. */
  public static JsonObject parseObject(String text) {
    return object(READERS.createReader(new StringReader(text)));
  }

  /** The same from a stream of UTF-8, 16 or 32. */
  static JsonObject parseObject(InputStream stream) {
    return object(READERS.createReader(stream));
  }

  private static JsonObject object(JsonReader reader) {
    if (parse(reader) instanceof JsonObject object) {
      return object;
    }
    throw ProblemException.of(ProblemType.INVALID_REQUEST, "What was sent must be a JSON object.");
  }

  private static JsonValue parse(JsonReader reader) {
    try (reader) {
      return reader.readValue();
    } catch (ProblemException e) {
      throw e;
    } catch (RuntimeException e) {
      // not only JsonException: the parser throws a bare RuntimeException at deep nesting
      throw notJson();
    }
  }

  private static ProblemException notJson() {
    return ProblemException.of(ProblemType.INVALID_REQUEST, "What was sent is not valid JSON.");
  }

  public static JsonValue text(String text) {
    return PROVIDER.createValue(text);
  }

  /** A time as {@link Times} writes it; null where there is none. */
  public static Instant time(JsonObject object, String field) {
    String text = object.getString(field, null);
    return text == null ? null : Instant.parse(text);
  }
}
