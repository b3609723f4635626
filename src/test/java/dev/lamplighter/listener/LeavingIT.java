package dev.lamplighter.listener;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.RawWebSocket;
import dev.lamplighter.support.RestClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Clients that go away at any moment, or send what is no request. */
class LeavingIT {
  private static final String HEAD = "Host: localhost\r\nContent-Type: application/json\r\n";
  private static final String SOCKET =
      "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: localhost\r\n"
          + "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
          + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";

  /** Enough for the server to have met all who left before. */
  private static final int REQUESTS_AFTERWARDS = 300;

  private enum Leaving {
    IN_PEACE,
    ABRUPTLY
  }

  @Test
  void nobodyWhoLeavesShouldLeaveAStackTrace() throws IOException {
    LamplighterServer server = LamplighterServer.shared();
    int before = server.log().length();
    for (Leaving leaving : Leaving.values()) {
      for (byte[] sent : all()) {
        leave(server.port(), sent, leaving);
      }
    }
    RestClient client = RestClient.of(server);
    for (int i = 0; i < REQUESTS_AFTERWARDS; i++) {
      assertThat(client.get("/api/ws/status").status()).isEqualTo(200);
    }

    assertThat(server.log().substring(before)).doesNotContain("\tat ").doesNotContain("SEVERE");
  }

  private static List<byte[]> all() {
    return List.of(
        bytes("GET / HTTP/1.1\r\nHost: x"),
        bytes(login("Content-Length: 100") + "{"),
        bytes(login("Content-Length: 100")),
        bytes(login("Transfer-Encoding: chunked") + "ff\r\n{"),
        bytes(login("Transfer-Encoding: chunked") + "zz\r\n{"),
        bytes(login("Content-Length: -5") + "{"),
        bytes(get("/openapi").repeat(20)),
        bytes(get("/client/lamplighter.js").repeat(50)),
        bytes(get("/api/ws/status").repeat(50)),
        bytes(get("/%zz")),
        bytes(get("/api/ws/status?%zz=%zz")),
        bytes("GARBAGE\r\n\r\n"),
        bytes(get("/socket.io/?EIO=4&transport=polling")),
        bytes(SOCKET),
        bytes(SOCKET.replace("Version: 13", "Version: x")),
        join(bytes(SOCKET), RawWebSocket.header(0x81, 1000)),
        join(bytes(SOCKET), RawWebSocket.header(0xff, 1000)),
        join(bytes(SOCKET), RawWebSocket.header(0x88, 1), new byte[1]),
        join(bytes(SOCKET), RawWebSocket.header(0x81, 2), new byte[] {(byte) 0xc3, 0x28}));
  }

  private static String get(String path) {
    return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
  }

  private static String login(String header) {
    return "POST /api/auth/login HTTP/1.1\r\n" + HEAD + header + "\r\n\r\n";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  /** Once while the server is at work, or before. */
  private static void leave(int port, byte[] sent, Leaving leaving) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.getOutputStream().write(sent);
      if (leaving == Leaving.ABRUPTLY) {
        socket.setSoLinger(true, 0);
      }
    }
  }
}
