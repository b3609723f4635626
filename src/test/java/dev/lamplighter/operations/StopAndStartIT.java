package dev.lamplighter.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.RestClient;
import dev.lamplighter.support.SocketClient;
import dev.lamplighter.support.Waits;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What clients and the database see of a server that stops, and of one that is killed. */
class StopAndStartIT {
  private static final Map<String, String> ENVIRONMENT =
      Map.of("LAMPLIGHTER_LIMITS_ENABLED", "false");

  @Test
  void stopShouldTellClientsThenCloseThemAndKeepWhoWasSeenWhen() {
    try (LamplighterServer server = LamplighterServer.start(ENVIRONMENT)) {
      Member ana = RestClient.of(server).register();
      Member ben = RestClient.of(server).register();
      List<SocketClient> sockets =
          IntStream.range(0, 20).mapToObj(i -> SocketClient.connected(server, ben)).toList();
      Instant before = Instant.now().minusMillis(1);
      CompletableFuture<Integer> exit = CompletableFuture.supplyAsync(server::terminate);
      Waits.until(
          "readiness 503", () -> RestClient.of(server).get("/health/ready").status() == 503);

      for (SocketClient socket : sockets) {
        assertThat(socket.awaitClose()).isEqualTo(1001);
        assertThat(socket.frames())
            .anySatisfy(frame -> assertThat(frame.getString("event")).isEqualTo("server_draining"));
      }
      assertThat(exit.join()).isIn(0, 143);

      server.restart();
      String seen =
          ana.rest()
              .get("/api/users/online-status/" + ben.username())
              .json()
              .getString("last_seen");
      assertThat(Instant.parse(seen)).isBetween(before, Instant.now());
    }
  }

  @Test
  void killedServerShouldKeepLoginsLogoutsAndLeases() {
    try (LamplighterServer server = LamplighterServer.start(ENVIRONMENT)) {
      Member ana = RestClient.of(server).register();
      Member ben = RestClient.of(server).register();
      String online = "/api/users/online-status/" + ana.username();
      assertThat(ana.rest().post(online + "/online").status()).isEqualTo(200);
      assertThat(ben.rest().post("/api/auth/logout").status()).isEqualTo(204);
      Waits.until("lease written", () -> server.isAlive() && leaseIsWritten(server, ana));

      server.kill();
      server.restart();

      assertThat(ana.rest().get(online).json().getBoolean("online")).isTrue();
      assertThat(ben.rest().get("/api/users/me").status()).isEqualTo(401);
    }
  }

  /** The metric counts writes behind, so that the test need not guess when one happened. */
  private static boolean leaseIsWritten(LamplighterServer server, Member member) {
    return RestClient.of(server)
        .with("Accept", "text/plain")
        .get("/metrics?scope=application")
        .body()
        .lines()
        .filter(line -> line.startsWith("lamplighter_presence_writes"))
        .anyMatch(line -> !line.endsWith(" 0"));
  }
}
