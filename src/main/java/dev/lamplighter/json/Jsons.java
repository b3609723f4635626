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
import java.nio.charset.StandardCharsets;
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

  /** The same for a request's body, which may turn out too large while it is read. */
  static JsonObject parseObject(InputStream body) {
    return object(READERS.createReader(body, StandardCharsets.UTF_8));
  }

  private static JsonObject object(JsonReader source) {
    try (JsonReader reader = source) {
      if (reader.readValue() instanceof JsonObject object) {
        return object;
      }
    } catch (ProblemException e) {
      throw e;
    } catch (RuntimeException e) {
      // not only JsonException: the parser throws a bare RuntimeException at deep nesting
      throw ProblemException.of(ProblemType.INVALID_REQUEST, "This is not valid JSON.");
    }
    throw ProblemException.of(ProblemType.INVALID_REQUEST, "This must be a JSON object.");
  }

  public static JsonValue text(String text) {
    return PROVIDER.createValue(text);
  }
}
