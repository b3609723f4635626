package dev.lamplighter.json;

import dev.lamplighter.problem.ProblemException;
import dev.lamplighter.problem.ProblemType;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.InputStream;
import java.io.StringReader;
import java.util.Map;

/** The JSON provider, looked up once: a look-up costs more than most of our messages. */
public final class Jsons {
  static final JsonProvider PROVIDER = JsonProvider.provider();

  private static final int MAX_DEPTH = 32;
  private static final JsonReaderFactory READERS =
      PROVIDER.createReaderFactory(Map.of("org.eclipse.parsson.maxDepth", MAX_DEPTH));

  private Jsons() {}

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
      throw ProblemException.of(ProblemType.INVALID_REQUEST, "What was sent is not valid JSON.");
    }
  }

  public static JsonValue text(String text) {
    return PROVIDER.createValue(text);
  }
}
