package dev.lamplighter.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.Answer;
import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.RestClient;
import dev.lamplighter.support.SocketClient;
import dev.lamplighter.support.StockClient;
import dev.lamplighter.support.Waits;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.WebSocketHandshakeException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits are on here; those on connections are small enough to be met, or out of the way. */
class LimitsIT {
  private static LamplighterServer server;

  private static final JsonObject FOCUSED = Json.createObjectBuilder().add("focused", true).build();

  private final Member ana = RestClient.of(server).register();

  @BeforeAll
  static void start() {
    server =
        LamplighterServer.start(
            Map.of(
                "LAMPLIGHTER_LIMITS_SESSIONS", "5",
                "LAMPLIGHTER_LIMITS_KEEP_OUT", "PT4S",
                "LAMPLIGHTER_LIMITS_CONNECTS", "1000",
                "LAMPLIGHTER_TRUSTED_PROXIES", "127.0.0.1/32"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void tooManyCommandsShouldBeRefusedAsRetryable() {
    try (SocketClient socket = SocketClient.connected(server, ana)) {
      List<JsonObject> answers = socket.requestAll("focus", Collections.nCopies(40, FOCUSED));

      assertThat(answers.get(0).getString("event")).isEqualTo("reply");
      assertThat(answers)
          .filteredOn(answer -> answer.getString("event").equals("error"))
          .isNotEmpty()
          .allSatisfy(
              answer -> {
                assertThat(answer.getJsonObject("data").getInt("status")).isEqualTo(429);
                assertThat(answer.getJsonObject("data").getBoolean("retryable")).isTrue();
              });
    }
  }

  @Test
  void aStormOfSearchesShouldBeRefusedAndOthersFindWhomTheyLookFor() {
    Member ben = RestClient.of(server).register();
    String search = "/api/users?q=" + ben.username();

    List<Answer> answers = IntStream.range(0, 60).mapToObj(i -> ana.rest().get(search)).toList();

    assertThat(answers.get(0).status()).isEqualTo(200);
    assertThat(answers)
        .filteredOn(answer -> answer.status() != 200)
        .hasSizeGreaterThan(10)
        .allSatisfy(
            answer -> {
              assertThat(answer.status()).isEqualTo(429);
              assertThat(answer.header("Retry-After")).isNotEmpty();
            });
    assertThat(ana.rest().get("/api/users/" + ben.username()).status()).isEqualTo(200);
    assertThat(ben.rest().get(search).status()).isEqualTo(200);
  }

  @Test
  void aPageOfTwoHundredCardsShouldBeServedAndReadingWithoutEndShouldNot() {
    String card = "/api/users/" + ana.username();

    List<Integer> cards =
        IntStream.range(0, 200).map(i -> ana.rest().get(card).status()).boxed().toList();
    assertThat(cards).containsOnly(200);

    List<CompletableFuture<Integer>> more =
        IntStream.range(0, 1_500)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> ana.rest().get(card).status()))
            .toList();
    assertThat(more.stream().map(CompletableFuture::join).distinct()).contains(429);
  }

  @Test
  void aHeldKeyShouldCostNobodyAnErrorAndItsEndShouldBeTold() {
    Member ben = RestClient.of(server).register();
    talk(ben);
    try (SocketClient typist = SocketClient.connected(server, ana);
        SocketClient other = SocketClient.connected(server, ben)) {
      for (int i = 0; i < 100; i++) {
        typist.send("user_typing", typing(ben, true));
      }
      other.await("user_typing");
      typist.send("user_typing", typing(ben, false));

      Waits.untilAsserted(
          "the end told",
          () -> assertThat(last(other, "user_typing").getBoolean("isTyping")).isFalse());
      assertThat(typist.request("user_typing", typing(ben, true)).getString("event"))
          .isEqualTo("reply");
      assertThat(typist.framesUntilNow("error")).isEmpty();
      SocketClient.connected(server, ana).close();
    }
  }

  private void talk(Member other) {
    JsonObject message =
        Json.createObjectBuilder().add("to", other.username()).add("message", "hi").build();
    try (SocketClient socket = SocketClient.connected(server, ana)) {
      socket.request("send_message", message);
    }
  }

  private static JsonObject typing(Member to, boolean on) {
    return Json.createObjectBuilder().add("to", to.username()).add("isTyping", on).build();
  }

  private static JsonObject last(SocketClient socket, String event) {
    List<JsonObject> all = socket.framesUntilNow(event);
    return all.get(all.size() - 1).getJsonObject("data");
  }

  @ParameterizedTest
  @ValueSource(strings = {"activity", "ping", "ice_candidate"})
  void fleetingSurplusShouldBeDroppedWithoutAnError(String command) {
    try (SocketClient socket = SocketClient.connected(server, ana)) {
      List<JsonObject> answers = socket.requestAll(command, Collections.nCopies(200, CANDIDATE));

      assertThat(answers)
          .filteredOn(answer -> answer.getString("event").equals("error"))
          .noneMatch(answer -> answer.getJsonObject("data").getInt("status") == 429);
      assertThat(socket.request("ping", FOCUSED).getString("event")).isEqualTo("reply");
      assertThat(socket.isOpen()).isTrue();
    }
  }

  private static final JsonObject CANDIDATE =
      Json.createObjectBuilder().add("call_id", "none").add("data", "candidate").build();

  @Test
  void oneErrorOfAKindAndSecondShouldBeTold() {
    try (SocketClient socket = SocketClient.connected(server, ana)) {
      long began = System.nanoTime();
      for (int i = 0; i < 45; i++) {
        socket.send("no_such_command", FOCUSED);
      }
      socket.send("focus", JsonValue.EMPTY_JSON_OBJECT);
      socket.request("ping", FOCUSED);
      long seconds = (System.nanoTime() - began) / 1_000_000_000;

      assertThat(socket.framesUntilNow("error"))
          .isNotEmpty()
          .hasSizeLessThanOrEqualTo((int) seconds + 2);
    }
  }

  @Test
  void aStockClientThatWasKeptOutShouldComeBackByItself() {
    try (StockClient client = StockClient.open(server, ana.token(), "polling")) {
      client.await("connected");
      for (int i = 0; i < 200; i++) {
        client.emit("mark_read", "no conversation");
      }

      Waits.until("refused", () -> keptOut() == 429);
      Waits.until("back", () -> client.names().stream().filter("connected"::equals).count() == 2);
    }
  }

  private int keptOut() {
    return RestClient.of(server)
        .as(ana.token())
        .get("/socket.io/?EIO=4&transport=polling")
        .status();
  }

  @Test
  void messagesShouldBeLimitedOverAllRoadsTogether() {
    JsonObject oneself =
        Json.createObjectBuilder()
            .add("usernames", Json.createArrayBuilder().add(ana.username()))
            .build();
    String id = ana.rest().post("/api/conversations", oneself).json().getString("id");
    JsonObject text = Json.createObjectBuilder().add("content", "x").build();
    JsonObject addressed = Json.createObjectBuilder(text).add("conversation_id", id).build();
    List<Integer> statuses = new ArrayList<>();
    try (SocketClient socket = SocketClient.connected(server, ana)) {
      for (int i = 0; i < 20; i++) {
        String path = "/api/conversations/" + id + "/messages";
        statuses.add(ana.rest().post(path, text).status());
        JsonObject data = socket.request("send_message", addressed).getJsonObject("data");
        statuses.add(data.getInt("status", 201));
      }
    }
    long stored = statuses.stream().filter(status -> status == 201).count();
    assertThat(statuses.subList(0, 20)).containsOnly(201);
    assertThat(statuses).contains(429).containsOnly(201, 429);
    assertThat(ana.rest().get("/api/conversations/" + id).json().getInt("last_seq"))
        .isEqualTo((int) stored);
  }

  @Test
  void tooManyChangesOverRestShouldBeToldWhenToComeBack() {
    JsonObject status = Json.createObjectBuilder().add("status", "busy").build();
    List<Answer> answers =
        IntStream.range(0, 40)
            .parallel()
            .mapToObj(i -> ana.rest().put("/api/users/me/status", status))
            .filter(answer -> answer.status() != 200)
            .toList();

    assertThat(answers)
        .isNotEmpty()
        .allSatisfy(
            answer -> {
              assertThat(answer.status()).isEqualTo(429);
              assertThat(answer.header("Retry-After")).isEqualTo("1");
            });
    assertThat(ana.rest().get("/api/users/me/status").status()).isEqualTo(200);
  }

  @Test
  void aFloodOfNewAccountsFromOneAddressShouldBeRefusedAndOthersSignUp() {
    RestClient office = throughProxy("203.0.113.7");
    List<Answer> answers =
        IntStream.range(0, 200)
            .parallel()
            .mapToObj(i -> office.post("/api/auth/register", newcomer()))
            .toList();

    assertThat(answers)
        .filteredOn(answer -> answer.status() != 201)
        .isNotEmpty()
        .allSatisfy(
            answer -> {
              assertThat(answer.status()).isEqualTo(429);
              assertThat(answer.header("Retry-After")).isEqualTo("1");
            });
    assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSizeBetween(20, 199);
    assertThat(throughProxy("203.0.113.8").post("/api/auth/register", newcomer()).status())
        .isEqualTo(201);
  }

  private static JsonObject newcomer() {
    return Json.createObjectBuilder()
        .add("username", "flood_" + UUID.randomUUID().toString().substring(0, 12))
        .add("password", "correct horse")
        .build();
  }

  private static RestClient throughProxy(String client) {
    return RestClient.of(server).with("X-Forwarded-For", client);
  }

  @Test
  void ticketsShouldNotBeGuessedAtWithoutEnd() {
    try (LamplighterServer strict =
        LamplighterServer.start(Map.of("LAMPLIGHTER_LIMITS_CONNECTS", "1"))) {
      List<Integer> statuses =
          IntStream.range(0, 60)
              .parallel()
              .mapToObj(i -> SocketClient.at(strict, "/ws").ticket("guess" + i).refusal())
              .toList();

      assertThat(statuses).contains(401, 429).containsOnly(401, 429);
    }
  }

  @Test
  void oneSessionTooManyShouldBeRefusedAndTheOthersLiveOn() {
    List<SocketClient> sockets =
        IntStream.range(0, 5).mapToObj(i -> SocketClient.connected(server, ana)).toList();
    assertThat(SocketClient.at(server, "/ws").token(ana.token()).refusal()).isEqualTo(429);
    Member ben = RestClient.of(server).register();
    SocketClient.connected(server, ben).close();

    sockets.forEach(SocketClient::close);
  }

  @Test
  void sessionsThatComeAllAtOnceShouldNotExceedTheLimitEither() {
    List<CompletableFuture<Optional<SocketClient>>> arriving =
        IntStream.range(0, 80)
            .mapToObj(
                i -> CompletableFuture.supplyAsync(this::connect, task -> new Thread(task).start()))
            .toList();
    List<SocketClient> came =
        arriving.stream().map(CompletableFuture::join).flatMap(Optional::stream).toList();

    Waits.untilAsserted(
        "as many as may be", () -> assertThat(came).filteredOn(SocketClient::isOpen).hasSize(5));
    assertThat(came)
        .filteredOn(socket -> !socket.isOpen())
        .allSatisfy(socket -> assertThat(socket.awaitClose()).isEqualTo(4429));
    came.forEach(SocketClient::close);
  }

  /** Empty where the handshake is refused. */
  private Optional<SocketClient> connect() {
    try {
      return Optional.of(SocketClient.at(server, "/ws").token(ana.token()).connect());
    } catch (CompletionException refused) {
      assertThat(refused).hasCauseInstanceOf(WebSocketHandshakeException.class);
      return Optional.empty();
    }
  }

  @Test
  void repeatedAbuseShouldCloseTheSocketAndKeepTheUserOut() {
    SocketClient socket = SocketClient.connected(server, ana);
    for (int i = 0; i < 60; i++) {
      socket.sendText("garbage");
    }

    assertThat(socket.awaitClose()).isEqualTo(4429);
    assertThat(SocketClient.at(server, "/ws").token(ana.token()).refusal()).isEqualTo(429);
  }
}
