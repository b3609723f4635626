package dev.lamplighter.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.RestClient;
import dev.lamplighter.support.SocketClient;
import dev.lamplighter.support.StockClient;
import dev.lamplighter.support.TokenTable;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tokens of an external issuer end the sockets that were opened with them. */
class TokenEndIT {
  private static final Instant BEGIN = Instant.now();
  private static final TokenTable TABLE = TokenTable.at(BEGIN);

  private static LamplighterServer server;

  @BeforeAll
  static void start() {
    Map<String, String> environment = new HashMap<>(TABLE.environment());
    environment.put("LAMPLIGHTER_TOKEN_GRACE", "PT1S");
    environment.put("LAMPLIGHTER_SOCKETIO_PING_INTERVAL", "PT1S");
    environment.put("LAMPLIGHTER_SOCKETIO_PING_TIMEOUT", "PT2S");
    server = LamplighterServer.start(environment);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void nativeSocketShouldEndSoonAfterItsTokenUnlessItIsRenewed() {
    String brief = TABLE.tokenOf("brief", "login", secondsLeft());
    JsonObject fresh =
        Json.createObjectBuilder().add("token", TABLE.tokenOf("brief", "login", 600)).build();
    try (SocketClient ending = SocketClient.at(server, "/ws").token(brief).connect();
        SocketClient renewed = SocketClient.at(server, "/ws").token(brief).connect()) {
      renewed.request("auth.refresh", fresh);

      assertThat(ending.awaitClose()).isEqualTo(4401);
      assertThat(renewed.request("ping", JsonValue.EMPTY_JSON_OBJECT).getString("event"))
          .isEqualTo("reply");
      assertThat(RestClient.of(server).as(brief).get("/api/users/me").status()).isEqualTo(401);
    }
  }

  /** A stock client retries what breaks, and neither a disconnect nor a refusal by the server. */
  @ParameterizedTest
  @ValueSource(strings = {"websocket", "polling"})
  void stockClientShouldComeBackByItselfAndBeToldThatItsTokenIsStillTheOldOne(String transport) {
    String brief = TABLE.tokenOf("stock-" + transport, "login-" + transport, secondsLeft());
    try (StockClient client = StockClient.open(server, brief, transport)) {
      client.await("connected");

      // okhttp tells this client of no close that it does not answer: its own ping's absence does
      assertThat(client.awaitDisconnect())
          .isIn("transport close", "transport error", "ping timeout");
      assertThat(client.await("error").getInt("status")).isEqualTo(401);
      JsonObject refusal = client.await(StockClient.CONNECT_ERROR);
      assertThat(refusal.getJsonObject("data").getString("detail"))
          .isEqualTo("The token has expired.");
    }
  }

  /** As the table counts, from its own time on. */
  private static int secondsLeft() {
    return (int) Duration.between(BEGIN, Instant.now()).toSeconds() + 5;
  }
}
