package dev.lamplighter.wire.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.Answer;
import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.RestClient;
import dev.lamplighter.support.SocketClient;
import dev.lamplighter.support.SocketOptions;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HandshakeIT {
  private final LamplighterServer server = LamplighterServer.shared();
  private final Member member = RestClient.of(server).register();

  private SocketOptions socket() {
    return SocketClient.at(server, "/ws");
  }

  @Test
  void aTokenShouldOpenTheSocketWhereverItStands() {
    String ticket = member.rest().post("/api/ws/ticket").json().getString("ticket");

    assertGreeted(socket().token(member.token()));
    assertGreeted(socket().bearer(member.token()));
    assertGreeted(socket().subprotocol(member.token()));
    assertGreeted(socket().ticket(ticket));
    assertThat(socket().ticket(ticket).refusal()).as("a ticket's second use").isEqualTo(401);
  }

  private void assertGreeted(SocketOptions options) {
    try (SocketClient client = options.connect()) {
      JsonObject connected = client.await("connected").getJsonObject("data");
      assertThat(connected.getString("user_id")).isEqualTo(member.id());
      assertThat(connected.getString("username")).isEqualTo(member.username());
    }
  }

  @Test
  void theShortWaysThroughPayaraShouldBeFound() {
    assertGreeted(socket().token(member.token()));

    assertThat(server.log())
        .contains("event=frame_sender kind=grizzly")
        .doesNotContain("detail=slower");
  }

  @Test
  void aPingShouldBeAnswered() {
    try (SocketClient client = SocketClient.connected(server, member)) {
      assertThat(client.request("ping", JsonValue.EMPTY_JSON_OBJECT).getString("event"))
          .isEqualTo("reply");
    }
  }

  @Test
  void aSocketThatOpensWhileItsLoginEndsShouldNotOutliveIt() {
    List<CompletableFuture<Optional<SocketClient>>> opening =
        Stream.generate(() -> CompletableFuture.supplyAsync(this::opened)).limit(40).toList();
    opening.get(0).join();
    assertThat(member.rest().post("/api/auth/logout").status()).isEqualTo(204);

    List<SocketClient> opened =
        opening.stream().map(CompletableFuture::join).flatMap(Optional::stream).toList();

    assertThat(opened)
        .isNotEmpty()
        .allSatisfy(client -> assertThat(client.awaitClose()).isEqualTo(4503));
  }

  private Optional<SocketClient> opened() {
    try {
      return Optional.of(socket().token(member.token()).connect());
    } catch (CompletionException refused) {
      return Optional.empty();
    }
  }

  @Test
  void nobodyShouldComeInWithoutAToken() {
    assertThat(socket().refusal()).isEqualTo(401);
    assertThat(socket().token("nonsense").refusal()).isEqualTo(401);
  }

  @Test
  void aTokenOfSixtyFourKilobytesShouldBeRefusedPolitely() {
    String huge = "a".repeat(64 * 1024);

    assertThat(socket().token(huge).refusal()).isBetween(400, 499);
    assertThat(socket().bearer(huge).refusal()).isBetween(400, 499);
    assertThat(RestClient.of(server).as(huge).get("/api/users/me").status()).isBetween(400, 499);
  }

  @Test
  void aForeignPageShouldBeRefused() {
    assertThat(socket().token(member.token()).origin("https://elsewhere.example").refusal())
        .isEqualTo(403);
    assertGreeted(socket().token(member.token()).origin(server.baseUrl()));
  }

  @Test
  void aRefusedHandshakeShouldTellBrowsersToBeCarefulAndToKeepNothing() {
    assertCareful(socket().refusalAnswer(), 401);
    assertCareful(socket().token("nonsense").refusalAnswer(), 401);
    assertCareful(
        socket().token(member.token()).origin("https://elsewhere.example").refusalAnswer(), 403);
    assertCareful(
        SocketClient.at(server, "/ws/presence/else").token(member.token()).refusalAnswer(), 403);
  }

  private static void assertCareful(Answer refusal, int status) {
    assertThat(refusal.status()).isEqualTo(status);
    assertThat(refusal.header("Content-Type")).startsWith("application/problem+json");
    assertThat(refusal.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(refusal.header("Cache-Control")).isEqualTo("no-store");
  }
}
