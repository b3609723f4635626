package dev.lamplighter.json;

import dev.lamplighter.problem.ProblemException;

/** The {@code limit} of a list: 1 to 200, 50 when absent. */
public final class PageSize {
  private static final int DEFAULT = 50;
  private static final int MAX = 200;

  private PageSize() {}

  public static int of(String limit) {
    if (limit == null || limit.isEmpty()) {
      return DEFAULT;
    }
    if (limit.matches("\\d{1,3}")) {
      int size = Integer.parseInt(limit);
      if (size >= 1 && size <= MAX) {
        return size;
      }
    }
    throw ProblemException.invalid("limit", "must be a whole number from 1 to " + MAX);
  }
}
