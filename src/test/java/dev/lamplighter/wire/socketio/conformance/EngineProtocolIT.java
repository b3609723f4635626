package dev.lamplighter.wire.socketio.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.lamplighter.support.EngineClient;
import dev.lamplighter.support.Waits;
import java.net.http.HttpResponse;
import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Engine.IO 4 as its public test suite pins it down, on a server that echoes. */
class EngineProtocolIT {
  private static ConformanceServer server;

  /** Periods of seconds. */
  private final EngineClient client = new EngineClient(server.baseUrl(), "/calm.io/");

  /** Periods as the public suite expects them: half a second in all. */
  private final EngineClient hasty = new EngineClient(server.baseUrl(), "/engine.io/");

  @BeforeAll
  static void start() {
    server = ConformanceServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void handshakeShouldTellExactlyTheFiveFacts() {
    String rest = "\"pingInterval\":300,\"pingTimeout\":200,\"maxPayload\":1000000}";
    assertThat(hasty.handshake())
        .matches(
            "0\\{\"sid\":\"echo\\.[\\w-]{24}\",\"upgrades\":\\[\"websocket\"]," + quoted(rest));
    assertThat((String) hasty.socket().next())
        .matches("0\\{\"sid\":\"echo\\.[\\w-]{24}\",\"upgrades\":\\[]," + quoted(rest));
  }

  private static String quoted(String text) {
    return java.util.regex.Pattern.quote(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?transport=polling",
        "?EIO=abc&transport=polling",
        "?EIO=3&transport=polling",
        "?EIO=4",
        "?EIO=4&transport=abc",
        "?EIO=4&transport=websocket",
        "?EIO=4&transport=polling&sid=unknown",
        "?EIO=4&transport=polling&sid=echo.unknown",
        "?EIO=4&transport=polling&sid=other.node",
        "?EIO=4&transport=polling&sid=%",
        ""
      })
  void senselessQueryShouldBeRefusedWithACodeAndAMessage(String query) {
    HttpResponse<String> answer = client.get(query.replace("%", "%25zz"));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).matches("\\{\"code\":\\d,\"message\":\"[^\"]+\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?transport=websocket",
        "?EIO=abc&transport=websocket",
        "?EIO=4",
        "?EIO=4&transport=abc"
      })
  void senselessHandshakeShouldBeRefused(String query) {
    assertThatThrownBy(() -> client.open(query))
        .hasCauseInstanceOf(WebSocketHandshakeException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE"})
  void handshakeByAnotherMethodShouldBeRefused(String method) {
    assertThat(client.request(method, "?EIO=4&transport=polling", "").statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4hello",
        "4test1\u001e4test2\u001e4test3",
        "4hello\u001ebAQIDBA==",
        "4你好\u001e4é"
      })
  void messagesShouldComeBackOverPolling(String payload) {
    client.handshake();
    HttpResponse<String> posted = client.post(payload);
    assertThat(posted.statusCode()).isEqualTo(200);
    assertThat(posted.body()).isEqualTo("ok");
    HttpResponse<String> polled = client.poll();
    assertThat(polled.statusCode()).isEqualTo(200);
    assertThat(polled.body()).isEqualTo(payload);
    assertThat(polled.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).matches("text/plain; ?charset=UTF-8"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"abc", "", "4a\u001e", "2", "2probe", "5", "6", "0{}", "3x", "1x", "b%%%"})
  void senselessPayloadShouldEndTheSession(String payload) {
    client.handshake();
    assertThat(client.post(payload).statusCode()).isEqualTo(400);
    assertThat(client.poll().statusCode()).isEqualTo(400);
  }

  @Test
  void payloadBeyondTheLimitShouldBeRefusedAsTooLarge() {
    client.handshake();
    assertThat(client.post("4" + "a".repeat(1_000_000)).statusCode()).isEqualTo(413);
    assertThat(client.post("4ok").statusCode()).isEqualTo(200);
  }

  @Test
  void secondPollAtTheSameTimeShouldEndTheSession() {
    client.handshake();
    CompletableFuture<HttpResponse<String>> first = client.pollLater();
    CompletableFuture<HttpResponse<String>> second = client.pollLater();
    assertThat(Stream.of(first, second).map(CompletableFuture::join))
        .extracting(HttpResponse::statusCode, answer -> answer.body().substring(0, 1))
        .containsExactlyInAnyOrder(tuple(200, "1"), tuple(400, "{"));
    assertThat(client.poll().statusCode()).isEqualTo(400);
  }

  @Test
  void messagesShouldComeBackOverTheWebSocket() {
    EngineClient.Socket socket = client.socket();
    socket.next();
    assertThat(socket.send("4hello").nextMessage()).isEqualTo("4hello");
    assertThat((byte[]) socket.sendBinary((byte) 1, (byte) 2).nextMessage()).containsExactly(1, 2);
    socket.abort();
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "", "2", "5", "1"})
  void senselessFrameOrGoodbyeShouldCloseTheSocket(String frame) {
    EngineClient.Socket socket = client.socket();
    socket.next();
    socket.send(frame).awaitClose();
  }

  @Test
  void serverShouldPingAndEndASessionThatDoesNotAnswer() {
    hasty.handshake();
    for (int i = 0; i < 3; i++) {
      assertThat(hasty.poll().body()).isEqualTo("2");
      assertThat(hasty.post("3").statusCode()).isEqualTo(200);
    }
    assertThat(hasty.poll().body()).isEqualTo("2");
    Waits.until("the session is over", () -> hasty.post("4a").statusCode() == 400);
    EngineClient.Socket socket = hasty.socket();
    socket.next();
    assertThat(socket.next()).isEqualTo("2");
    assertThat(socket.send("3").next()).isEqualTo("2");
    socket.awaitClose();
  }

  @Test
  void goodbyeShouldEndThePollAndTheSession() {
    client.handshake();
    CompletableFuture<HttpResponse<String>> poll = client.pollLater();
    assertThat(client.post("1").statusCode()).isEqualTo(200);
    assertThat(poll.join().body()).isEqualTo("6");
    Waits.until("no more polls", () -> client.poll().statusCode() == 400);
  }

  @Test
  void upgradeShouldTakeAlongWhatWaits() {
    client.handshake();
    EngineClient.Socket socket = client.probe();
    assertThat(socket.send("2probe").next()).isEqualTo("3probe");
    HttpResponse<String> poll = client.poll();
    assertThat(poll.statusCode()).isEqualTo(200);
    assertThat(poll.body()).isEqualTo("6");
    client.post("4waiting");
    socket.send("5");
    assertThat(socket.nextMessage()).isEqualTo("4waiting");
    assertThat(socket.send("4hello").nextMessage()).isEqualTo("4hello");
    assertThat(client.poll().statusCode()).isEqualTo(400);
    assertThat(client.post("4a").statusCode()).isEqualTo(400);
    client.probe().awaitClose();
    assertThat(socket.send("4still").nextMessage()).isEqualTo("4still");
    socket.abort();
  }

  @ParameterizedTest
  @ValueSource(strings = {"nothing", "probe", "wrong", "probe twice"})
  void brokenProbeShouldLeavePollingUnharmed(String step) {
    client.handshake();
    EngineClient.Socket socket = client.probe();
    switch (step) {
      case "probe" -> socket.send("2probe").next();
      case "wrong" -> socket.send("4early").awaitClose();
      case "probe twice" -> socket.send("2probe").send("2probe").awaitClose();
      default -> {}
    }
    socket.abort();
    assertThat(client.post("4hello").statusCode()).isEqualTo(200);
    Waits.until("the echo", () -> client.poll().body().equals("4hello"));
    EngineClient.Socket again = client.probe();
    assertThat(again.send("2probe").next()).isEqualTo("3probe");
    assertThat(again.send("5").send("4there").nextMessage()).isEqualTo("4there");
  }

  @Test
  void newProbeShouldTakeThePlaceOfOneThatTheClientGaveUp() {
    client.handshake();
    EngineClient.Socket first = client.probe();
    first.send("2probe").next();

    EngineClient.Socket again = client.probe();
    assertThat(again.send("2probe").next()).isEqualTo("3probe");
    first.awaitClose();
    assertThat(again.send("5").send("4there").nextMessage()).isEqualTo("4there");
  }

  @Test
  void probeThatTakesTooLongShouldBeClosed() {
    hasty.handshake();
    EngineClient.Socket socket = hasty.probe();
    CompletableFuture.runAsync(
        () -> {
          while (hasty.poll().statusCode() == 200) {
            hasty.post("3");
          }
        });
    socket.awaitClose();
  }

  @Test
  void clientThatVanishesAfterTheUpgradeShouldEndTheSession() {
    client.handshake();
    EngineClient.Socket socket = client.probe();
    socket.send("2probe").next();
    socket.send("5").abort();
    Waits.until("the session is over", () -> client.poll().body().contains("\"code\":1"));
  }
}
