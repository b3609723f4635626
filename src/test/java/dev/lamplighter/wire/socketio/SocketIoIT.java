package dev.lamplighter.wire.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.EngineClient;
import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.RestClient;
import dev.lamplighter.support.StockClient;
import dev.lamplighter.support.Waits;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A stock client that changed nothing but its URL and its token. */
class SocketIoIT {
  private static final int PAYLOAD_LIMIT = 65_536;
  private final LamplighterServer server = LamplighterServer.shared();
  private final Member ana = RestClient.of(server).register();

  @ParameterizedTest
  @ValueSource(strings = {"websocket", "polling", "polling,websocket", "websocket,polling"})
  void clientShouldBeGreetedInOrderAndAnswered(String transports) {
    try (StockClient client = StockClient.open(server, ana.token(), transports.split(","))) {
      client.await("online_count_update");

      assertThat(client.names())
          .startsWith("connection_established", "connected", "online_count_update");
      assertThat(client.await("connection_established").getString("sid")).isEqualTo(client.id());
      assertThat(client.await("connected").getString("sid")).isEqualTo(client.id());
      assertThat(client.request("ping").getBoolean("ok")).isTrue();
      client.await("pong");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ping", "activity", "user_online", "user_offline"})
  void argumentThatNobodyReadsShouldBeNoFault(String command) {
    try (StockClient client = StockClient.open(server, ana.token(), "websocket")) {
      client.await("connected");
      for (Object argument : List.of(1_700_000_000_000L, "now", true)) {
        assertThat(client.request(command, argument).getBoolean("ok")).isTrue();
      }
      assertThat(client.all("error")).isEmpty();
    }
  }

  @Test
  void clientShouldGoOverToTheWebSocketAndLoseNothing() {
    try (StockClient client = StockClient.open(server, ana.token(), "polling", "websocket")) {
      client.await("connected");
      int asked = 0;
      while (client.transport().equals("polling") && asked++ < 1000) {
        assertThat(client.request("activity").getBoolean("ok")).isTrue();
      }
      assertThat(client.transport()).isEqualTo("websocket");
      assertThat(client.request("activity").getBoolean("ok")).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"websocket", "polling"})
  void badTokenShouldBeToldAndNotBeTriedAgain(String transport) {
    try (StockClient client = StockClient.open(server, "nonsense", transport)) {
      JsonObject refusal = client.await(StockClient.CONNECT_ERROR);

      assertThat(refusal.getString("message")).isNotBlank();
      assertThat(refusal.getJsonObject("data").getInt("status")).isEqualTo(401);
      Waits.until("the client gave up", () -> !client.isActive());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"websocket", "polling"})
  void everyoneShouldHearWhoComesAndGoes(String transport) {
    Member ben = RestClient.of(server).register();
    try (StockClient client = StockClient.open(server, ana.token(), transport)) {
      client.await("connected");
      StockClient other = StockClient.open(server, ben.token(), transport);
      Waits.until("ben online", () -> told(client, "user_online", ben) == 1);
      other.close();
      Waits.until("ben offline", () -> told(client, "user_offline", ben) == 1);
      Waits.until("both as a status", () -> told(client, "user_status", ben) == 2);
    }
  }

  private static long told(StockClient client, String event, Member about) {
    return client.all(event).stream()
        .filter(data -> data.getString("username").equals(about.username()))
        .count();
  }

  @Test
  void refusalWithoutACallbackShouldArriveAsAnError() {
    try (StockClient client = StockClient.open(server, ana.token(), "websocket")) {
      client.await("connected");
      client.emit("no_such_thing", "text");
      assertThat(client.await("error").getInt("status")).isEqualTo(400);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"websocket", "polling"})
  void binaryShouldBeRefusedAndTheConnectionLiveOn(String transport) {
    try (StockClient client = StockClient.open(server, ana.token(), transport)) {
      client.await("connected");
      JsonObject answer = client.request("ping", new byte[] {1, 2}, new byte[] {3});
      assertThat(answer.getBoolean("ok")).isFalse();
      assertThat(answer.getJsonObject("error").getInt("status")).isEqualTo(400);
      assertThat(client.request("ping").getBoolean("ok")).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"websocket", "polling"})
  void signingOutShouldDisconnectForGood(String transport) {
    Member phone = RestClient.of(server).login(ana.username(), ana.password());
    try (StockClient client = StockClient.open(server, phone.token(), transport)) {
      client.await("connected");
      phone.rest().post("/api/auth/logout");
      assertThat(client.awaitDisconnect()).isEqualTo("io server disconnect");
      assertThat(client.isActive()).isFalse();
    }
  }

  @Test
  void textOfAllLanguagesShouldSurviveBothTransports() {
    for (String transport : List.of("websocket", "polling")) {
      try (StockClient client = StockClient.open(server, ana.token(), transport)) {
        client.await("connected");
        JsonObject busy =
            jakarta.json.Json.createObjectBuilder()
                .add("status", "busy")
                .add("text", "你好 é 😀")
                .build();
        assertThat(client.request("set_status", StockClient.data(busy)).getString("text"))
            .isEqualTo("你好 é 😀");
      }
    }
  }

  private EngineClient byHand() {
    return new EngineClient(server.baseUrl(), "/socket.io/");
  }

  private EngineClient.Socket joined() {
    EngineClient.Socket socket = byHand().socket();
    socket.next();
    socket.send("40{\"token\":\"" + ana.token() + "\",\"pid\":\"x\",\"offset\":\"y\"}");
    assertThat((String) socket.next()).matches("40\\{\"sid\":\"[\\w-]{20}\"}");
    return socket;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "42[\"watch\",1e999999999]",
        "42[\"subscribe\",{\"channel\":1e999999999}]",
        "42[\"subscribe\",{\"channel\":\"app:\\ud800\"}]",
        "42[\"watch\",{\"usernames\":\"ana\"}]",
        "42[\"watch\",[]]",
        "42[1]"
      })
  void senselessDataShouldBeRefusedAndTheConnectionLiveOn(String packet) {
    EngineClient.Socket socket = joined();
    socket.send(packet).send("421[\"activity\"]");
    boolean refused = false;
    for (String next = (String) socket.next();
        !next.startsWith("431");
        next = (String) socket.next()) {
      refused |= next.startsWith("42[\"error\"");
    }
    assertThat(refused).isTrue();
    socket.abort();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "garbage", "42", "42[", "4\ud800", "40", "42/x,[\"a\"]", "43", "44{}"})
  void garbageShouldCostTheOneWhoSendsIt(String frame) {
    joined().send(frame.equals("4\ud800") ? "4?" : frame).awaitClose();
  }

  @Test
  void deepJsonShouldCostTheOneWhoSendsIt() {
    joined().send("42[\"ping\"," + "[".repeat(60_000)).awaitClose();
  }

  @Test
  void payloadBeyondTheLimitShouldBeRefused() {
    assertThat(joined().send("42[\"ping\",\"" + "x".repeat(PAYLOAD_LIMIT) + "\"]").awaitClose())
        .isEqualTo(1009);
    EngineClient polling = byHand();
    polling.handshake();
    assertThat(polling.post("4" + "x".repeat(PAYLOAD_LIMIT)).statusCode()).isEqualTo(413);
  }

  @Test
  void commandBeforeSigningInShouldBeCutOff() {
    EngineClient.Socket socket = byHand().socket();
    socket.next();
    socket.send("42[\"ping\"]").awaitClose();
  }

  @Test
  void tryingTokenAfterTokenShouldBeCutOff() {
    EngineClient.Socket socket = byHand().socket();
    socket.next();
    for (int i = 0; i < 4; i++) {
      assertThat((String) socket.send("40{\"token\":\"x\"}").next()).startsWith("44{\"message\"");
    }
    socket.send("40").awaitClose();
  }

  @Test
  void foreignPagesShouldBeRefusedAndOurOwnBeAnswered() {
    String handshake = "/socket.io/?EIO=4&transport=polling";
    RestClient anybody = RestClient.of(server);
    assertThat(anybody.with("Origin", "https://evil.example").get(handshake).status())
        .isEqualTo(403);
    assertThat(anybody.with("Origin", server.baseUrl()).get(handshake).status()).isEqualTo(200);
  }
}
