package dev.lamplighter.wire.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.RestClient;
import dev.lamplighter.support.SocketClient;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The native socket, with whatever a client may do to it. */
class NativeSocketIT {
  private static final int FRAME_LIMIT = 65_536;

  private final LamplighterServer server = LamplighterServer.shared();
  private final Member ana = RestClient.of(server).register();

  private SocketClient connect() {
    return SocketClient.connected(server, ana);
  }

  private static JsonObject channel(String name) {
    return Json.createObjectBuilder().add("channel", name).build();
  }

  private static String pingOfLength(int length) {
    String empty = "{\"event\":\"ping\",\"data\":{\"p\":\"\"}}";
    return empty.replace("\"\"", "\"" + "x".repeat(length - empty.length()) + "\"");
  }

  @Test
  void greetingShouldComeFirstAndSayWhoIsConnected() {
    try (SocketClient socket = SocketClient.at(server, "/ws").token(ana.token()).connect()) {
      JsonObject greeting = socket.await("connected");

      assertThat(socket.frames().get(0)).isEqualTo(greeting);
      JsonObject data = greeting.getJsonObject("data");
      assertThat(data.getString("user_id")).isEqualTo(ana.id());
      assertThat(data.getString("username")).isEqualTo(ana.username());
      assertThat(data.getInt("expires_in")).isPositive();
      assertThat(data.getString("sid")).isNotBlank();
      assertThat(data.getString("timestamp")).matches("\\d{4}-.*T.*\\.\\d{3}Z");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "garbage",
        "[]",
        "1",
        "null",
        "{\"event\":",
        "{}",
        "{\"event\":1}",
        "{\"event\":\"no_such_thing\"}",
        "{\"event\":\"ping\",\"ref\":{}}",
        "{\"event\":\"subscribe\",\"data\":{}}",
        "{\"event\":\"subscribe\",\"data\":{\"channel\":1e999999999}}",
        "{\"event\":\"subscribe\",\"data\":{\"channel\":\"app:\\ud800\"}}",
        "{\"event\":\"subscribe\",\"data\":{\"channel\":\"no:such:kind\"}}",
        "{\"event\":\"watch\",\"data\":{\"usernames\":\"ana\"}}"
      })
  void badFrameShouldBeRefusedAndTheSocketLiveOn(String frame) {
    try (SocketClient socket = connect()) {
      socket.sendText(frame);

      JsonObject problem = socket.await("error").getJsonObject("data");
      assertThat(problem.getInt("status")).isEqualTo(400);
      assertThat(problem.getString("type")).isNotBlank();
      assertThat(socket.request("ping", JsonValue.EMPTY_JSON_OBJECT).getString("event"))
          .isEqualTo("reply");
    }
  }

  @Test
  void deepJsonShouldBeRefusedAndTheSocketLiveOn() {
    try (SocketClient socket = connect()) {
      socket.sendText("{\"event\":\"ping\",\"data\":" + "[".repeat(30_000));
      socket.await("error");
      assertThat(socket.isOpen()).isTrue();
    }
  }

  @Test
  void binaryFrameShouldBeRefusedAndTheSocketLiveOn() {
    try (SocketClient socket = connect()) {
      socket.sendBinary(new byte[] {1, 2, 3});
      socket.await("error");
      assertThat(socket.request("ping", JsonValue.EMPTY_JSON_OBJECT).getString("event"))
          .isEqualTo("reply");
    }
  }

  @Test
  void refusalShouldCarryTheReferenceAndNameTheField() {
    try (SocketClient socket = connect()) {
      JsonObject answer = socket.request("watch", JsonValue.EMPTY_JSON_OBJECT);

      assertThat(answer.getString("event")).isEqualTo("error");
      assertThat(
              answer
                  .getJsonObject("data")
                  .getJsonArray("errors")
                  .getJsonObject(0)
                  .getString("field"))
          .isEqualTo("usernames");
    }
  }

  @Test
  void frameOfExactlyTheLimitShouldPass() {
    try (SocketClient socket = connect()) {
      socket.sendText(pingOfLength(FRAME_LIMIT));
      socket.await("pong");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {FRAME_LIMIT + 1, 200_000, 1_048_576, 5_000_000})
  void largerFrameShouldCloseTheSocketWith1009(int length) {
    SocketClient socket = connect();
    socket.sendText(pingOfLength(length));
    assertThat(socket.awaitClose()).isEqualTo(1009);
  }

  @Test
  void limitShouldCountBytesNotCharacters() {
    SocketClient socket = connect();
    socket.sendText("{\"event\":\"ping\",\"data\":{\"p\":\"" + "€".repeat(30_000) + "\"}}");
    assertThat(socket.awaitClose()).isEqualTo(1009);
  }

  @Test
  void pingShouldBeAnsweredByPong() {
    try (SocketClient socket = connect()) {
      socket.send("ping", JsonValue.EMPTY_JSON_OBJECT);
      assertThat(socket.await("pong").getJsonObject("data").getString("timestamp")).isNotBlank();
    }
  }

  @Test
  void foreignOriginShouldBeRefused() {
    assertThat(
            SocketClient.at(server, "/ws")
                .token(ana.token())
                .header("Origin", "https://evil.example")
                .refusal())
        .isEqualTo(403);
    try (SocketClient own =
        SocketClient.at(server, "/ws").token(ana.token()).origin(server.baseUrl()).connect()) {
      own.await("connected");
    }
  }

  @Test
  void plainRequestToASocketsAddressShouldBeToldSo() {
    assertThat(ana.rest().get("/ws").status()).isEqualTo(400);
    assertThat(RestClient.of(server).get("/ws").status()).isEqualTo(401);
  }

  @Test
  void freshTokenShouldRenewTheSocketAndAnothersShouldNot() {
    Member ben = RestClient.of(server).register();
    Member again = RestClient.of(server).login(ana.username(), ana.password());
    try (SocketClient socket = connect()) {
      JsonObject own = Json.createObjectBuilder().add("token", again.token()).build();
      JsonObject foreign = Json.createObjectBuilder().add("token", ben.token()).build();
      JsonObject broken = Json.createObjectBuilder().add("token", "x.y.z").build();

      assertThat(socket.request("auth.refresh", own).getString("event")).isEqualTo("reply");
      assertThat(status(socket.request("auth.refresh", foreign))).isEqualTo(403);
      assertThat(status(socket.request("auth.refresh", broken))).isEqualTo(401);
      assertThat(socket.isOpen()).isTrue();
    }
  }

  private static int status(JsonObject error) {
    return error.getJsonObject("data").getInt("status");
  }

  @Test
  void logoutShouldCloseThatLoginsSocketsOnly() {
    Member phone = RestClient.of(server).login(ana.username(), ana.password());
    SocketClient onPhone = SocketClient.connected(server, phone);
    try (SocketClient onDesk = connect()) {
      assertThat(phone.rest().post("/api/auth/logout").status()).isEqualTo(204);

      assertThat(onPhone.awaitClose()).isEqualTo(4503);
      onDesk.request("ping", JsonValue.EMPTY_JSON_OBJECT);
      assertThat(SocketClient.at(server, "/ws").token(phone.token()).refusal()).isEqualTo(401);
    }
  }

  @Test
  void logoutEverywhereShouldCloseAllSockets() {
    Member phone = RestClient.of(server).login(ana.username(), ana.password());
    SocketClient onPhone = SocketClient.connected(server, phone);
    SocketClient onDesk = connect();
    assertThat(phone.rest().post("/api/auth/logout?everywhere=true").status()).isEqualTo(204);

    assertThat(onPhone.awaitClose()).isEqualTo(4503);
    assertThat(onDesk.awaitClose()).isEqualTo(4503);
    assertThat(ana.rest().get("/api/users/me").status()).isEqualTo(401);
  }

  @Test
  void leavingAChannelTwiceShouldBeNoError() {
    try (SocketClient socket = connect()) {
      socket.request("subscribe", channel("online"));
      for (int i = 0; i < 2; i++) {
        assertThat(socket.request("unsubscribe", channel("online")).getString("event"))
            .isEqualTo("reply");
      }
    }
  }
}
