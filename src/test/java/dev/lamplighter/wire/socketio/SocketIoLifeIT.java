package dev.lamplighter.wire.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.Answer;
import dev.lamplighter.support.EngineClient;
import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.RestClient;
import dev.lamplighter.support.StockClient;
import jakarta.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How Socket.IO sessions end that nobody closes, and how one origin is let in; short periods. */
class SocketIoLifeIT {
  private static final String FRIEND = "https://friend.example";
  private static LamplighterServer server;

  private final Member ana = RestClient.of(server).register();

  @BeforeAll
  static void start() {
    server =
        LamplighterServer.start(
            Map.of(
                "LAMPLIGHTER_NODE", "lantern",
                "LAMPLIGHTER_SOCKETIO_PING_INTERVAL", "PT0.5S",
                "LAMPLIGHTER_SOCKETIO_PING_TIMEOUT", "PT0.5S",
                "LAMPLIGHTER_SOCKETIO_CONNECT_TIMEOUT", "PT1S",
                "LAMPLIGHTER_LIMITS_SESSIONS", "1",
                "LAMPLIGHTER_LIMITS_CONNECTS", "100",
                "SOCKETIO_CORS_ORIGINS", FRIEND));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void oneSessionTooManyShouldBeRefusedAsAConnectError() {
    try (StockClient first = StockClient.open(server, ana.token(), "websocket")) {
      first.await("connected");
      try (StockClient second = StockClient.open(server, ana.token(), "websocket")) {
        JsonObject refusal = second.await(StockClient.CONNECT_ERROR);
        assertThat(refusal.getJsonObject("data").getInt("status")).isEqualTo(429);
      }
    }
  }

  @Test
  void clientThatDoesNotSignInShouldBeClosed() {
    EngineClient.Socket socket = new EngineClient(server.baseUrl(), "/socket.io/").socket();
    socket.next();
    assertThat(socket.next()).isEqualTo("2");
    socket.send("3").awaitClose();
  }

  @Test
  void clientThatDoesNotAnswerPingsShouldBeClosedAndItsUserLeave() {
    EngineClient.Socket socket = new EngineClient(server.baseUrl(), "/socket.io/").socket();
    socket.next();
    socket.send("40{\"token\":\"" + ana.token() + "\"}").awaitClose();
    try (StockClient again = StockClient.open(server, ana.token(), "websocket")) {
      again.await("connected");
    }
  }

  @Test
  void sessionIdShouldTellAProxyTheNodeByTheNameItWasGiven() {
    EngineClient client = new EngineClient(server.baseUrl(), "/socket.io/");
    client.handshake();
    assertThat(client.sid()).startsWith("lantern.");
  }

  @Test
  void allowedPageShouldSeeEveryAnswer() {
    RestClient page = RestClient.of(server).with("Origin", FRIEND);
    for (String query : new String[] {"?EIO=4&transport=polling", "?EIO=4", "?EIO=4&sid=x"}) {
      Answer answer = page.get("/socket.io/" + query);
      assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(FRIEND);
      assertThat(answer.header("Vary")).isEqualTo("Origin");
    }
    Answer preflight =
        page.with("Access-Control-Request-Method", "POST")
            .send("OPTIONS", "/socket.io/?EIO=4&transport=polling", "");
    assertThat(preflight.status()).isEqualTo(204);
    assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo(FRIEND);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"traceparent, sentry-trace, baggage", "x-requested-with", "authorization,x-b3-id"})
  void headersThatAnAllowedPageAsksForShouldBeAllowed(String asked) {
    RestClient page =
        RestClient.of(server)
            .with("Access-Control-Request-Method", "POST")
            .with("Access-Control-Request-Headers", asked);

    assertThat(
            page.with("Origin", FRIEND)
                .send("OPTIONS", "/api/posts", "")
                .header("Access-Control-Allow-Headers"))
        .isEqualTo(asked);
    Answer foreign =
        page.with("Origin", "https://foreign.example").send("OPTIONS", "/api/posts", "");
    assertThat(foreign.status()).isEqualTo(403);
    assertThat(foreign.body()).doesNotContain(asked);
  }
}
