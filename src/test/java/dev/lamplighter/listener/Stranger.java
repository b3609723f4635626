package dev.lamplighter.listener;

import dev.lamplighter.support.RawConnection;
import dev.lamplighter.support.RawWebSocket;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What somebody without a token may leave with a server, and then wait. */
enum Stranger {
  HALF_HEADS(connection -> connection.send("GET / HTTP/1.1\r\nX: " + "a".repeat(7000))),
  HALF_BODIES(
      connection ->
          connection.send(
              "POST /api/auth/login HTTP/1.1\r\nHost: localhost\r\n"
                  + "Content-Type: application/json\r\nContent-Length: 200000\r\n\r\n{\"username\":\""
                  + "a".repeat(150_000))),
  UNFINISHED_FRAMES(Stranger::beginFrame),
  POLLS(Stranger::poll);

  private static final String HOST = " HTTP/1.1\r\nHost: localhost\r\n";
  private static final String SOCKET = "GET /socket.io/?EIO=4&transport=";
  private static final String UPGRADE =
      "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
          + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
  private static final Pattern SESSION = Pattern.compile("\"sid\":\"([^\"]+)\"");
  private static final int FRAME = 1 << 20;

  private final Consumer<RawConnection> act;

  Stranger(Consumer<RawConnection> act) {
    this.act = act;
  }

  /** On a connection just opened; it is kept as long as the server keeps it. */
  void act(RawConnection connection) {
    act.accept(connection);
  }

  private static void beginFrame(RawConnection connection) {
    connection.send(SOCKET + "websocket" + HOST + UPGRADE);
    if (connection.answer().startsWith("HTTP/1.1 101")) {
      connection.send(RawWebSocket.header(0x81, FRAME)).send(new byte[FRAME / 2]);
    }
  }

  private static void poll(RawConnection connection) {
    Matcher session = SESSION.matcher(connection.send(SOCKET + "polling" + HOST + "\r\n").answer());
    if (session.find()) {
      connection.send(SOCKET + "polling&sid=" + session.group(1) + HOST + "\r\n");
    }
  }
}
