package dev.lamplighter.wire.frames;

import dev.lamplighter.problem.ProblemException;
import dev.lamplighter.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Bytes that came together with a handshake. A client must wait for its answer (RFC 6455, section
 * 4.1); Tyrus reads such bytes on the thread that sets up the socket, and there waits for itself,
 * for ever. As many handshakes as there are threads would stop the server.
 */
public final class EarlyBytes {
  private EarlyBytes() {}

  /**
   * Before the container sees the handshake. Later bytes come on other threads.
   *
   * @throws ProblemException where there are some; the connection ends with the answer
   */
  public static void refuse(HttpServletRequest handshake, HttpServletResponse response)
      throws IOException {
    if (handshake.getInputStream().available() > 0) {
      response.setHeader("Connection", "close");
      throw ProblemException.of(
          ProblemType.INVALID_REQUEST, "Wait for the answer to the handshake before you send.");
    }
  }
}
