package dev.lamplighter.feed.boundary;

import dev.lamplighter.json.JsonInput;
import dev.lamplighter.problem.ProblemException;

/** Reads what clients send to the feed. */
final class FeedInput {
  private FeedInput() {}

  /** Kept as it was sent. */
  static String content(JsonInput input, int max) {
    String text = input.string("content", 1, max);
    if (text.isBlank()) {
      throw ProblemException.invalid("content", "must not be blank");
    }
    return text;
  }

  static long id(String id, String what) {
    if (!id.matches("\\d{1,18}")) {
      throw ProblemException.notFound(what);
    }
    return Long.parseLong(id);
  }
}
