package dev.lamplighter.edge;

import dev.lamplighter.problem.ProblemException;
import dev.lamplighter.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;

/**
 * Refuses control characters in headers, which could write lines of their own into a log or into
 * another request (RFC 9110, section 5.5). Letters of any kind pass: a header may be somebody
 * else's, such as another application's cookie.
 */
final class PlainHeaders {
  private PlainHeaders() {}

  /**
   * @throws ProblemException INVALID_REQUEST
   */
  static void check(HttpServletRequest request) {
    for (String name : Collections.list(request.getHeaderNames())) {
      requirePlain(name);
      Collections.list(request.getHeaders(name)).forEach(PlainHeaders::requirePlain);
    }
  }

  /** The header is not named: its name may be what is wrong. */
  private static void requirePlain(String text) {
    if (!isPlain(text)) {
      throw ProblemException.of(
          ProblemType.INVALID_REQUEST, "A header must not contain control characters.");
    }
  }

  static boolean isPlain(String text) {
    return text.chars().allMatch(character -> character >= ' ' || character == '\t');
  }
}
