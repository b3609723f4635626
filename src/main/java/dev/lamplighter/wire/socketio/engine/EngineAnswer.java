package dev.lamplighter.wire.socketio.engine;

import dev.lamplighter.json.Jsons;
import dev.lamplighter.problem.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Answers that need no waiting. */
public final class EngineAnswer {
  static final String TEXT = "text/plain; charset=UTF-8";

  private EngineAnswer() {}

  public static void refuse(HttpServletResponse response, EngineError error) throws IOException {
    response.setStatus(error.status());
    response.setContentType("application/json");
    write(response, error.json());
  }

  /**
   * A refusal that is not the engine's own: code 4, forbidden, is the nearest that clients know.
   */
  public static void refuse(HttpServletResponse response, Problem problem) throws IOException {
    response.setStatus(problem.type().status());
    response.setContentType("application/json");
    if (problem.retryAfter() != null) {
      long seconds = Math.max(1, problem.retryAfter().toSeconds());
      response.setHeader("Retry-After", Long.toString(seconds));
    }
    write(response, "{\"code\":4,\"message\":" + Jsons.text(problem.detail()) + "}");
  }

  static void ok(HttpServletResponse response) throws IOException {
    response.setContentType(TEXT);
    write(response, "ok");
  }

  private static void write(HttpServletResponse response, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }
}
