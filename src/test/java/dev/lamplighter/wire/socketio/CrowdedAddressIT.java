package dev.lamplighter.wire.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.EngineClient;
import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.RestClient;
import dev.lamplighter.support.StockClient;
import dev.lamplighter.support.Waits;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many clients behind one address, in good faith and in bad. */
class CrowdedAddressIT {
  /** More than the container has threads. */
  private static final int SLOW = 40;

  private static LamplighterServer server;

  @BeforeAll
  static void start() {
    server = LamplighterServer.start(Map.of("LAMPLIGHTER_LIMITS_CONNECTS", "2"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"websocket", "polling"})
  void clientsThatComeAtOnceShouldAllGetInWithoutBeingAskedAgain(String transport) {
    Member ana = RestClient.of(server).register();
    List<StockClient> clients = new ArrayList<>();
    try {
      for (int i = 0; i < 4; i++) {
        clients.add(StockClient.open(server, ana.token(), transport));
      }
      Waits.until("all are in", () -> clients.stream().allMatch(StockClient::isConnected));
    } finally {
      clients.forEach(StockClient::close);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/socket.io/?EIO=4&transport=polling&sid=", "/api/auth/login"})
  void bodiesThatDoNotComeShouldNotKeepOthersFromTheServer(String path) throws Exception {
    List<Socket> slow = new ArrayList<>();
    try {
      String sid = path.endsWith("=") ? session() : "";
      for (int i = 0; i < SLOW; i++) {
        slow.add(begun(path + sid));
      }
      Waits.until("refused where too many are waited for", () -> someAreAnswered(slow));

      HttpRequest live =
          HttpRequest.newBuilder(URI.create(server.baseUrl() + "/health/live"))
              .timeout(Duration.ofSeconds(2))
              .build();
      assertThat(HttpClient.newHttpClient().send(live, BodyHandlers.discarding()).statusCode())
          .isEqualTo(200);
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
    Waits.until("bodies are waited for again", () -> signIn() == 401);
  }

  private static int signIn() {
    JsonObject nobody =
        Json.createObjectBuilder().add("username", "nobody").add("password", "nothing").build();
    return RestClient.of(server).post("/api/auth/login", nobody).status();
  }

  private static String session() {
    EngineClient client = new EngineClient(server.baseUrl(), "/socket.io/");
    Waits.until("a session", () -> client.handshake().startsWith("0"));
    return client.sid();
  }

  private static Socket begun(String path) throws IOException {
    Socket socket = new Socket("127.0.0.1", server.port());
    String head =
        "POST "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + "Content-Length: 100\r\n\r\n{";
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static boolean someAreAnswered(List<Socket> sockets) throws IOException {
    for (Socket socket : sockets) {
      if (socket.getInputStream().available() > 0) {
        return true;
      }
    }
    return false;
  }

  @Test
  void bodyThatTakesTooLongShouldBeRefusedAndEndItsWait() throws Exception {
    try (Socket slow = begun("/socket.io/?EIO=4&transport=polling&sid=" + session())) {
      Waits.untilWithin(
          "an answer", Duration.ofSeconds(25), () -> slow.getInputStream().available() > 0);
      byte[] status = slow.getInputStream().readNBytes(12);
      assertThat(new String(status, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 400");
    }
  }
}
