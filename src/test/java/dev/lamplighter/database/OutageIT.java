package dev.lamplighter.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.Answer;
import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.Link;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.PostgresServer;
import dev.lamplighter.support.RestClient;
import dev.lamplighter.support.SocketClient;
import dev.lamplighter.support.Waits;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A database that is away, and one that says nothing. */
class OutageIT {
  /** Longer, and all threads for requests would soon wait for it. */
  private static final Duration AT_ONCE = Duration.ofSeconds(4);

  private static final Duration NOTICED = Duration.ofSeconds(20);

  private static final int MORE_THAN_THREADS = 60;

  private final ExecutorService crowd = Executors.newCachedThreadPool();
  private final PostgresServer.Database database = PostgresServer.freshDatabase();
  private Link road;
  private LamplighterServer server;
  private Member ana;

  @BeforeEach
  void start() {
    road = Link.to(database.port());
    Map<String, String> environment = new HashMap<>(database.environment(road, "socketTimeout=60"));
    environment.put("LAMPLIGHTER_LIMITS_REFUSALS", "3");
    server = LamplighterServer.start(environment);
    ana = RestClient.of(server).register();
  }

  @AfterEach
  void stop() {
    server.close();
    road.close();
    crowd.shutdownNow();
  }

  @Test
  void clientsShouldBeToldAtOnceToTryAgain() {
    road.close();
    Instant start = Instant.now();
    Answer answer = ana.rest().get("/api/users/me");
    Duration took = Duration.between(start, Instant.now());

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isEqualTo("2");
    assertThat(answer.json().getString("type")).isEqualTo("urn:lamplighter:problem:unavailable");
    assertThat(took).isLessThan(AT_ONCE);
  }

  @Test
  void whatFailsOnOurSideShouldNotCountAgainstTheUser() {
    try (SocketClient socket = SocketClient.connected(server, ana)) {
      road.close();
      for (int i = 0; i < 10; i++) {
        assertThat(sync(socket)).isEqualTo("urn:lamplighter:problem:unavailable");
      }

      assertThat(socket.isOpen()).isTrue();
    }
  }

  @Test
  void openSocketsAndHealthShouldHaveThreadsWhileTheDatabaseSaysNothing() {
    try (SocketClient socket = SocketClient.connected(server, ana)) {
      road.freeze();
      for (int i = 0; i < MORE_THAN_THREADS; i++) {
        CompletableFuture.runAsync(() -> ana.rest().get("/api/users/me"), crowd);
      }
      Waits.untilWithin(
          "not ready", NOTICED, () -> rest("/health/ready") == 503 && rest("/api/users/me") == 503);
      Instant start = Instant.now();

      assertThat(rest("/health/live")).isEqualTo(200);
      assertThat(rest("/api/users/me")).isEqualTo(503);
      for (int i = 0; i < 3; i++) {
        assertThat(sync(socket)).isEqualTo("urn:lamplighter:problem:unavailable");
      }
      assertThat(socket.request("ping", JsonValue.EMPTY_JSON_OBJECT).getString("event"))
          .isEqualTo("reply");

      assertThat(Duration.between(start, Instant.now())).isLessThan(AT_ONCE);
    }
  }

  /** The refusal's type. */
  private static String sync(SocketClient socket) {
    JsonObject all = Json.createObjectBuilder().add("notifications", 0).build();
    return socket.request("sync", all).getJsonObject("data").getString("type");
  }

  private int rest(String path) {
    return ana.rest().get(path).status();
  }
}
