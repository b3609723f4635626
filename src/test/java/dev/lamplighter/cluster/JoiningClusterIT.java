package dev.lamplighter.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.LamplighterServer.FailedStart;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.Ports;
import dev.lamplighter.support.PostgresServer;
import dev.lamplighter.support.RestClient;
import dev.lamplighter.support.SocketClient;
import jakarta.json.Json;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What an operator reads when a node cannot join; beside a node that could. */
class JoiningClusterIT {
  private static final int SEED = Ports.free();
  private static final PostgresServer.Database DATABASE = PostgresServer.freshDatabase();
  private static LamplighterServer first;

  @BeforeAll
  static void start() {
    first = LamplighterServer.start(environment("first", SEED, DATABASE));
  }

  @AfterAll
  static void stop() {
    first.close();
  }

  private static Map<String, String> environment(
      String name, int port, PostgresServer.Database database) {
    Map<String, String> environment = new HashMap<>(database.environment());
    environment.put("LAMPLIGHTER_NODE", name);
    environment.put("LAMPLIGHTER_CLUSTER", "127.0.0.1:" + SEED);
    environment.put("LAMPLIGHTER_CLUSTER_PORT", String.valueOf(port));
    environment.put("LAMPLIGHTER_CLUSTER_SECRET", "a secret of this test " + SEED);
    return environment;
  }

  @Test
  void aNodeWithTheNameOfAnotherShouldNotStart() {
    FailedStart failed =
        LamplighterServer.startFailing(environment("first", Ports.free(), DATABASE));

    assertThat(failed.errors())
        .isEqualToIgnoringNewLines(
            "Another node is called 'first'; give each node its own LAMPLIGHTER_NODE.");
    assertThat(failed.status()).isEqualTo(1);
    assertThat(RestClient.of(first).get("/health/ready").status()).isEqualTo(200);
  }

  @Test
  void aNodeOfAnotherDatabaseShouldNotStart() {
    FailedStart failed =
        LamplighterServer.startFailing(
            environment("second", Ports.free(), PostgresServer.freshDatabase()));

    assertThat(failed.errors())
        .isEqualToIgnoringNewLines(
            "The cluster 'lamplighter' uses another database."
                + " Give each cluster its own LAMPLIGHTER_CLUSTER_NAME.");
    assertThat(failed.status()).isEqualTo(1);
  }

  @Test
  void aNodeThatJoinsLateShouldKnowAllWhenItIsReady() {
    Member ana = RestClient.of(first).register();
    Member ben = RestClient.of(first).register();
    Member carl = RestClient.of(first).register();
    try (SocketClient anas = SocketClient.connected(first, ana);
        SocketClient bens = SocketClient.connected(first, ben)) {
      bens.request("set_status", Json.createObjectBuilder().add("status", "busy").build());

      try (LamplighterServer late =
          LamplighterServer.start(environment("late", Ports.free(), DATABASE))) {
        RestClient viewer = RestClient.of(late).as(carl.token());
        assertThat(status(viewer, ana)).isEqualTo("online");
        assertThat(status(viewer, ben)).isEqualTo("busy");
        assertThat(status(viewer, carl)).isEqualTo("offline");
        assertThat(anas.isOpen()).isTrue();
        assertThat(viewer.get("/api/users/online-status/count").json().getInt("count"))
            .isEqualTo(2);
      }
    }
  }

  @Test
  void aNodeThatReachesNobodyShouldSaySo() {
    assertAttention(Map.of(), Ports.free());
  }

  @Test
  void aNodeWithAnotherSecretShouldSayThatItReachesNobody() {
    assertAttention(Map.of("LAMPLIGHTER_CLUSTER_SECRET", "another"), SEED);
    assertThat(RestClient.of(first).get("/health/ready").body()).doesNotContain("attention");
  }

  private static void assertAttention(Map<String, String> settings, int seat) {
    int port = Ports.free();
    Map<String, String> environment = environment("lonely", port, PostgresServer.freshDatabase());
    environment.putAll(settings);
    environment.put("LAMPLIGHTER_CLUSTER", "127.0.0.1:" + port + ",127.0.0.1:" + seat);
    try (LamplighterServer lonely = LamplighterServer.start(environment)) {
      assertThat(RestClient.of(lonely).get("/health/ready").body())
          .contains("attention")
          .doesNotContain("127.0.0.1");
      assertThat(lonely.log())
          .containsOnlyOnce(
              "event=cluster_attention detail=\"none of 127.0.0.1:"
                  + seat
                  + " answered; check the network, LAMPLIGHTER_CLUSTER_NAME and"
                  + " LAMPLIGHTER_CLUSTER_SECRET\"");
    }
  }

  private static String status(RestClient viewer, Member seen) {
    return viewer.get("/api/users/online-status/" + seen.username()).json().getString("status");
  }
}
