package dev.lamplighter.wire.socketio.engine;

import dev.lamplighter.edge.TimedBody;
import dev.lamplighter.problem.ProblemException;
import dev.lamplighter.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/** The body of a request, read by the request's own thread, which waits for it. */
public final class RequestBody {
  private RequestBody() {}

  /**
   * @throws ProblemException where it is longer than the limit, or cannot be waited for
   */
  public static byte[] read(HttpServletRequest request, int limit) throws IOException {
    if (request.getContentLengthLong() > limit) {
      throw tooLarge(limit);
    }
    byte[] body = new TimedBody(request).readNBytes(limit + 1);
    if (body.length > limit) {
      throw tooLarge(limit);
    }
    return body;
  }

  private static ProblemException tooLarge(int limit) {
    return ProblemException.of(
        ProblemType.TOO_LARGE, "A payload may have at most " + limit + " bytes.");
  }
}
