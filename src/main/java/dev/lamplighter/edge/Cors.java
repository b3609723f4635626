package dev.lamplighter.edge;

import dev.lamplighter.problem.Problem;
import dev.lamplighter.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells browsers which other hosts' pages may call (Fetch standard, section 3.3). */
@ApplicationScoped
class Cors {
  private static final String METHODS = "GET, HEAD, POST, PUT, DELETE, OPTIONS";
  private static final String HEADERS =
      "Authorization, Content-Type, Accept, If-None-Match, X-Requested-With";
  private static final int MAX_HEADERS = 1000;

  /** Field names and what stands between them (RFC 9110, section 5.6.2). */
  private static final Pattern FIELD_NAMES = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~, \\t-]+");

  @Inject private Origins origins;

  void addHeaders(HttpServletRequest request, HttpServletResponse response) {
    response.addHeader("Vary", "Origin");
    Optional<String> foreign = origins.foreign(request);
    if (foreign.isEmpty() || !origins.allowed(request)) {
      return;
    }
    response.setHeader("Access-Control-Allow-Origin", foreign.get());
    response.setHeader("Access-Control-Expose-Headers", "Retry-After, WWW-Authenticate");
    if (!origins.isAnyAllowed()) {
      response.setHeader("Access-Control-Allow-Credentials", "true");
    }
  }

  static boolean isPreflight(HttpServletRequest request) {
    return "OPTIONS".equals(request.getMethod())
        && request.getHeader("Origin") != null
        && request.getHeader("Access-Control-Request-Method") != null;
  }

  void answerPreflight(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!origins.allowed(request)) {
      refuse(response);
      return;
    }
    response.setHeader("Access-Control-Allow-Methods", METHODS);
    response.setHeader("Access-Control-Allow-Headers", headers(request));
    response.addHeader("Vary", "Access-Control-Request-Headers");
    response.setHeader("Access-Control-Max-Age", "3600");
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }

  /**
   * Those that are asked for: tracing tools add their own, and what we do not know we do not read.
   */
  private static String headers(HttpServletRequest request) {
    String asked = request.getHeader("Access-Control-Request-Headers");
    boolean fits =
        asked != null && asked.length() <= MAX_HEADERS && FIELD_NAMES.matcher(asked).matches();
    return fits ? asked : HEADERS;
  }

  static void refuse(HttpServletResponse response) throws IOException {
    ProblemAnswer.send(
        response,
        Problem.of(
            ProblemType.FORBIDDEN,
            "Pages of this origin may not call here; SOCKETIO_CORS_ORIGINS names those that may."));
  }
}
