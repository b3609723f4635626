package dev.lamplighter.problem;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;

/**
 * One refusal, as every wire shows it.
 *
 * @param instance a reference that the log has too, or null
 * @param retryAfter when to come back, or null
 */
public record Problem(
    ProblemType type,
    String detail,
    String instance,
    List<FieldError> errors,
    Duration retryAfter) {

  public static final String MEDIA_TYPE = "application/problem+json";

  /** What is wrong with one field; {@code field} is its path in the request. */
  public record FieldError(String field, String message) {}

  public static Problem of(ProblemType type, String detail) {
    return new Problem(type, detail, null, List.of(), null);
  }

  /**
   * For {@code Retry-After}, which knows whole seconds; only where there is a {@code retryAfter}.
   */
  public long retryAfterSeconds() {
    return Math.max(1, retryAfter.toSeconds());
  }

  public JsonObject toJson() {
    var json =
        Json.createObjectBuilder()
            .add("type", type.uri().toString())
            .add("title", type.title())
            .add("status", type.status())
            .add("detail", detail)
            .add("retryable", type.retryable());
    if (instance != null) {
      json.add("instance", instance);
    }
    if (!errors.isEmpty()) {
      var list = Json.createArrayBuilder();
      for (FieldError error : errors) {
        list.add(
            Json.createObjectBuilder().add("field", error.field()).add("message", error.message()));
      }
      json.add("errors", list);
    }
    return json.build();
  }
}
