package dev.lamplighter.json;

import dev.lamplighter.problem.ProblemException;
import dev.lamplighter.problem.ProblemType;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
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
    try (JsonReader reader = READERS.createReader(new StringReader(text))) {
      if (reader.readValue() instanceof JsonObject object) {
        return object;
      }
    } catch (RuntimeException e) {
      throw ProblemException.of(ProblemType.INVALID_REQUEST, "The text is not valid JSON.");
    }
    throw ProblemException.of(ProblemType.INVALID_REQUEST, "The text must be a JSON object.");
  }

  public static JsonValue text(String text) {
    return PROVIDER.createValue(text);
  }
}
