package dev.lamplighter.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.RestClient;
import dev.lamplighter.support.Waits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients that ask for more than they read: each answer that does not fit holds a thread. */
class MuteReadersIT {
  private static final int MORE_THAN_THREADS = 40;

  /** Together far more than a connection's queue takes. */
  private static final String REQUESTS =
      "GET /openapi HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(20);

  /** Two rounds of the write time-out, and some seconds of work. */
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final List<Socket> sockets = new ArrayList<>();

  @AfterEach
  void close() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  @Test
  void othersShouldSoonBeServedAgain() throws IOException {
    try (LamplighterServer server = LamplighterServer.start(Map.of())) {
      for (int i = 0; i < MORE_THAN_THREADS; i++) {
        askWithoutReading(server.port());
      }

      Waits.untilWithin("an answer", LIMIT, () -> isAnswered(server));
    }
  }

  private void askWithoutReading(int port) throws IOException {
    Socket socket = new Socket();
    sockets.add(socket);
    socket.setReceiveBufferSize(1024);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    socket.getOutputStream().write(REQUESTS.getBytes(StandardCharsets.US_ASCII));
  }

  private static boolean isAnswered(LamplighterServer server) {
    try {
      assertThat(RestClient.of(server).get("/health/live").status()).isEqualTo(200);
      return true;
    } catch (UncheckedIOException late) {
      return false;
    }
  }
}
