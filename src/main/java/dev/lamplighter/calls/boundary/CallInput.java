package dev.lamplighter.calls.boundary;

import dev.lamplighter.json.JsonInput;
import dev.lamplighter.problem.ProblemException;
import jakarta.json.JsonValue;

/** Reads call signals as clients send them. */
final class CallInput {
  static final int MAX_NAME = 100;

  /** Characters: a long session description has some ten thousand. */
  private static final int MAX_DATA = 40_000;

  private CallInput() {}

  static String id(JsonInput input) {
    return input.name("call_id", 1, MAX_NAME);
  }

  /** What the other side's browser needs; never looked into. */
  static JsonValue data(JsonInput input) {
    if (!input.has("data")) {
      return JsonValue.NULL;
    }
    JsonValue data = input.value("data");
    if (data.toString().length() > MAX_DATA) {
      throw ProblemException.invalid("data", "is too large: at most " + MAX_DATA + " characters");
    }
    return data;
  }
}
