package dev.lamplighter.edge;

import dev.lamplighter.problem.ProblemException;
import dev.lamplighter.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;

/**
 * Refuses a second value where there can be one only: a proxy might go by the one and we by the
 * other. The same of a coding that leaves open where a body ends (RFC 9112, section 6.3); a length
 * beside chunks is the listener's to refuse or to drop.
 */
final class OnceOnly {
  private static final String CODING = "Transfer-Encoding";
  private static final String TOKEN = "Authorization";
  private static final List<String> NAMES =
      List.of("Host", "Origin", TOKEN, "Content-Length", CODING);

  private OnceOnly() {}

  /**
   * @throws ProblemException INVALID_REQUEST that names the header
   */
  static void check(HttpServletRequest request) {
    for (String name : NAMES) {
      List<String> values = Collections.list(request.getHeaders(name));
      if (values.size() > 1 || values.stream().anyMatch(value -> isJoined(name, value))) {
        throw refusal("The header " + name + " may be there once only.");
      }
    }
    String coding = request.getHeader(CODING);
    if (coding != null && !"chunked".equalsIgnoreCase(coding)) {
      throw refusal("The only " + CODING + " understood here is chunked.");
    }
  }

  /** Other schemes than ours have commas of their own. */
  private static boolean isJoined(String name, String value) {
    boolean single = !name.equals(TOKEN) || value.regionMatches(true, 0, "Bearer ", 0, 7);
    return single && value.indexOf(',') >= 0;
  }

  private static ProblemException refusal(String detail) {
    return ProblemException.of(ProblemType.INVALID_REQUEST, detail);
  }
}
