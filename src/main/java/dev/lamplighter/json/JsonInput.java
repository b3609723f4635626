package dev.lamplighter.json;

import dev.lamplighter.problem.ProblemException;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads a request body or a command's data, and refuses what does not fit with a problem that names
 * the field. A field that is null counts as absent.
 */
public final class JsonInput {
  private final JsonObject json;

  public JsonInput(JsonObject json) {
    this.json = json == null ? JsonValue.EMPTY_JSON_OBJECT : json;
  }

  /** For requests that may do without a body. */
  public static JsonInput ofOptional(String body) {
    return new JsonInput(body == null || body.isBlank() ? null : Jsons.parseObject(body));
  }

  public boolean has(String field) {
    JsonValue value = json.get(field);
    return value != null && value != JsonValue.NULL;
  }

  public JsonValue value(String field) {
    if (!has(field)) {
      throw missing(field);
    }
    return json.get(field);
  }

  /** For changes: a field that is left out keeps its value, one that is null is read as absent. */
  public <T> T keepOr(String field, T kept, Function<JsonInput, T> read) {
    return json.containsKey(field) ? read.apply(this) : kept;
  }

  /** A text of {@code min} to {@code max} code points. */
  public String string(String field, int min, int max) {
    if (!(value(field) instanceof JsonString string)) {
      throw ProblemException.invalid(field, "must be a text");
    }
    return checked(field, string.getString(), min, max);
  }

  /** A name or an id; a whole number, which many clients send for an id, is read as its text. */
  public String name(String field, int min, int max) {
    return checked(field, nameIn(field, value(field), "must be a text"), min, max);
  }

  private static String nameIn(String field, JsonValue value, String otherwise) {
    if (value instanceof JsonString text) {
      return text.getString();
    }
    if (value instanceof JsonNumber number && number.toString().matches("-?\\d{1,18}")) {
      return number.toString();
    }
    throw ProblemException.invalid(field, otherwise);
  }

  public Optional<String> optionalString(String field, int max) {
    return has(field) ? Optional.of(string(field, 0, max)) : Optional.empty();
  }

  /** A name or a title: one line of at most {@code max} code points with something to see. */
  public String line(String field, int max) {
    return PlainText.line(field, string(field, 1, max))
        .map(line -> checked(field, line, 1, max))
        .orElseThrow(() -> ProblemException.invalid(field, "must not be blank"));
  }

  /** The same for what may be left out; what is blank is left out too. */
  public Optional<String> optionalLine(String field, int max) {
    return optionalString(field, max)
        .flatMap(text -> PlainText.line(field, text))
        .map(line -> checked(field, line, 1, max));
  }

  /** A text about oneself, of several lines. */
  public Optional<String> optionalLines(String field, int max) {
    return optionalString(field, max)
        .flatMap(text -> PlainText.lines(field, text))
        .map(lines -> checked(field, lines, 1, max));
  }

  public Optional<Integer> optionalInt(String field, int min, int max) {
    return has(field) ? Optional.of((int) integer(field, min, max)) : Optional.empty();
  }

  public long integer(String field, long min, long max) {
    if (value(field) instanceof JsonNumber number) {
      double approximate = number.doubleValue();
      if (approximate == Math.rint(approximate) && approximate >= min && approximate <= max) {
        return (long) approximate;
      }
    }
    throw ProblemException.invalid(field, "must be a whole number from " + min + " to " + max);
  }

  public boolean bool(String field) {
    JsonValue value = value(field);
    if (value == JsonValue.TRUE || value == JsonValue.FALSE) {
      return value == JsonValue.TRUE;
    }
    throw ProblemException.invalid(field, "must be true or false");
  }

  /** A time in ISO-8601 with an offset, cut to milliseconds. */
  public Optional<Instant> optionalTime(String field) {
    if (!has(field)) {
      return Optional.empty();
    }
    try {
      OffsetDateTime time = OffsetDateTime.parse(string(field, 1, 40));
      if (time.getYear() >= 1 && time.getYear() < 9999) { // what databases keep
        return Optional.of(Times.cut(time.toInstant()));
      }
    } catch (DateTimeException e) {
      // said below, like a year that cannot be kept
    }
    throw ProblemException.invalid(field, "must be a time such as 2026-01-31T12:00:00.000Z");
  }

  /** A list of at most {@code maxSize} names or ids of at most {@code maxLength} code points. */
  public List<String> names(String field, int maxSize, int maxLength) {
    if (!(value(field) instanceof JsonArray array)) {
      throw ProblemException.invalid(field, "must be a list of texts");
    }
    if (array.size() > maxSize) {
      throw ProblemException.invalid(field, "may have at most " + maxSize + " entries");
    }
    List<String> texts = new ArrayList<>(array.size());
    for (JsonValue value : array) {
      String name = nameIn(field, value, "must be a list of texts");
      texts.add(checked(field, name, 0, maxLength));
    }
    return texts;
  }

  private static String checked(String field, String text, int min, int max) {
    int length = text.codePointCount(0, text.length());
    if (length < min || length > max) {
      throw ProblemException.invalid(
          field,
          min == 0
              ? "may have at most " + max + " characters"
              : "must have " + min + " to " + max + " characters");
    }
    if (text.codePoints().anyMatch(c -> c == 0 || (c >= 0xD800 && c <= 0xDFFF))) {
      throw ProblemException.invalid(field, "has a character that is no text");
    }
    return text;
  }

  private static ProblemException missing(String field) {
    return ProblemException.invalid(field, "is missing");
  }
}
