package dev.lamplighter.wire.frames;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.RawWebSocket;
import dev.lamplighter.support.RestClient;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that do not wait for the answer to their handshake. */
class EarlyBytesIT {
  private static final int MORE_THAN_THREADS = 40;

  private static final String HANDSHAKE =
      " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
          + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";

  @ParameterizedTest
  @ValueSource(strings = {"/socket.io/?EIO=4&transport=websocket", "/ws?token="})
  void theyShouldBeRefusedAndHoldNoThread(String path) throws IOException {
    LamplighterServer server = LamplighterServer.shared();
    Member ana = RestClient.of(server).register();
    String target = path.endsWith("=") ? path + ana.token() : path;
    List<Socket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < MORE_THAN_THREADS; i++) {
        sockets.add(handshakeAndFrame(server.port(), target));
      }
      for (Socket socket : sockets) {
        assertThat(status(socket)).isEqualTo("HTTP/1.1 400");
      }
      assertThat(ana.rest().get("/api/users/me").status()).isEqualTo(200);
    } finally {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
  }

  private static Socket handshakeAndFrame(int port, String target) throws IOException {
    Socket socket = new Socket("127.0.0.1", port);
    socket.setSoTimeout(10_000);
    byte[] handshake = ("GET " + target + HANDSHAKE).getBytes(StandardCharsets.US_ASCII);
    byte[] frame = RawWebSocket.header(0x81, 0);
    byte[] both = new byte[handshake.length + frame.length];
    System.arraycopy(handshake, 0, both, 0, handshake.length);
    System.arraycopy(frame, 0, both, handshake.length, frame.length);
    socket.getOutputStream().write(both);
    return socket;
  }

  private static String status(Socket socket) throws IOException {
    return new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
  }
}
