package dev.lamplighter.edge;

import dev.lamplighter.problem.Problem;
import dev.lamplighter.problem.ProblemType;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Writes a problem where no resource is there to do it, with the headers that any answer with a
 * body needs: a handshake has no others.
 */
public final class ProblemAnswer {
  private ProblemAnswer() {}

  public static void send(HttpServletResponse response, Problem problem) throws IOException {
    byte[] body = problem.toJson().toString().getBytes(StandardCharsets.UTF_8);
    response.setStatus(problem.type().status());
    response.setContentType(Problem.MEDIA_TYPE);
    response.setContentLength(body.length);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Cache-Control", "no-store");
    if (problem.retryAfter() != null) {
      response.setHeader("Retry-After", Long.toString(problem.retryAfterSeconds()));
    }
    response.getOutputStream().write(body);
  }

  /** RFC 6750, section 3: a bad token is named, a missing one is not an error. */
  static void unauthorized(HttpServletResponse response, Problem badToken) throws IOException {
    Problem problem =
        badToken == null
            ? Problem.of(ProblemType.UNAUTHORIZED, "Sign in and send the token.")
            : badToken;
    if (problem.type() == ProblemType.UNAUTHORIZED) {
      response.setHeader("WWW-Authenticate", challenge(badToken));
    }
    send(response, problem);
  }

  private static String challenge(Problem badToken) {
    return badToken == null
        ? "Bearer realm=\"lamplighter\""
        : "Bearer realm=\"lamplighter\", error=\"invalid_token\", error_description=\""
            + badToken.detail().replace("\"", "'")
            + "\"";
  }
}
