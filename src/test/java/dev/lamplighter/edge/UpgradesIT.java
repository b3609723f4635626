package dev.lamplighter.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.HaproxyServer;
import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.NginxServer;
import dev.lamplighter.support.RecordingServer;
import dev.lamplighter.support.RestClient;
import dev.lamplighter.support.SocketClient;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * After an upgrade a proxy copies bytes: who gets one to another protocol than WebSocket speaks to
 * the server as if it were the proxy.
 */
class UpgradesIT {
  private static RecordingServer server;
  private static HaproxyServer haproxy;
  private static HaproxyServer haproxyOfOne;
  private static NginxServer nginx;

  @BeforeAll
  static void start() {
    server = new RecordingServer();
    List<Integer> behind = Collections.nCopies(3, server.port());
    haproxy = HaproxyServer.before(behind);
    haproxyOfOne = HaproxyServer.ofBothFiles(behind);
    nginx = NginxServer.before(server.port());
  }

  @AfterAll
  static void stop() {
    haproxy.close();
    haproxyOfOne.close();
    nginx.close();
    server.close();
  }

  static List<String> proxies() {
    return List.of(haproxy.baseUrl(), haproxyOfOne.baseUrl(), nginx.baseUrl());
  }

  @ParameterizedTest
  @MethodSource("proxies")
  void proxiesShouldPassNoOtherUpgradeThanWebSocket(String proxy) throws Exception {
    List<String> others =
        List.of(
            "Upgrade: h2c\r\n",
            "Upgrade: H2C\r\n",
            "Upgrade: TLS/1.0\r\n",
            "Upgrade: websocket, h2c\r\n",
            "Upgrade: websocket\r\nUpgrade: h2c\r\n",
            "Upgrade: h2c\r\nUpgrade: websocket\r\n");
    for (String other : others) {
      String head = passed(proxy, other);
      assertThat(head).as(other).doesNotContain("h2c").doesNotContain("tls");
    }
    assertThat(passed(proxy, "Upgrade: WebSocket\r\n"))
        .contains("upgrade: websocket")
        .containsPattern("connection: upgrade");
  }

  private static String passed(String proxy, String upgrade) throws Exception {
    String mark = "/mark-" + System.nanoTime();
    URI at = URI.create(proxy);
    send(at.getPort(), mark, upgrade);
    return server.head(mark);
  }

  @Test
  void webSocketsShouldPassThroughNginx() {
    LamplighterServer lamplighter = LamplighterServer.shared();
    Member ana = RestClient.of(lamplighter).register();
    try (NginxServer proxy = NginxServer.before(lamplighter.port());
        SocketClient socket = SocketClient.at(proxy.wsUrl("/ws")).token(ana.token()).connect()) {
      assertThat(socket.await("connected").getJsonObject("data").getString("username"))
          .isEqualTo(ana.username());
    }
  }

  /** The answer's first line. */
  private static String send(int port, String path, String upgrade) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      String request =
          "GET "
              + path
              + " HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade, HTTP2-Settings\r\n"
              + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
              + upgrade
              + "\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      byte[] status = socket.getInputStream().readNBytes(12);
      return new String(status, StandardCharsets.US_ASCII);
    }
  }
}
