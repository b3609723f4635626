package dev.lamplighter.wire.socketio.engine;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;

/** The body of a request, read by the request's own thread, which waits for it. */
public final class RequestBody {
  private RequestBody() {}

  /** None where it is longer than the limit. */
  public static Optional<byte[]> read(HttpServletRequest request, int limit) throws IOException {
    if (request.getContentLengthLong() > limit) {
      return Optional.empty();
    }
    byte[] body = request.getInputStream().readNBytes(limit + 1);
    return body.length > limit ? Optional.empty() : Optional.of(body);
  }
}
