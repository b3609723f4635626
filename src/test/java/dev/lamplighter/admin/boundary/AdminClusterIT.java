package dev.lamplighter.admin.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.Cluster;
import dev.lamplighter.support.ClusterNode;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.RestClient;
import dev.lamplighter.support.SocketClient;
import dev.lamplighter.support.Waits;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What admins see and end on other nodes than the one they ask. */
class AdminClusterIT {
  private static final Duration SOON = Duration.ofSeconds(1);

  private final Cluster cluster = Cluster.shared();
  private final ClusterNode one = cluster.node("one");
  private final ClusterNode two = cluster.node("two");
  private final ClusterNode three = cluster.node("three");
  private final RestClient admin = cluster.admin(one);
  private final Member ana = one.rest().register();

  private static List<JsonObject> list(RestClient who, String path, String name) {
    return who.get(path).json().getJsonArray(name).getValuesAs(JsonObject.class);
  }

  private void untilShown(int sessions) {
    Waits.untilAsserted(
        "ana's sessions",
        () ->
            assertThat(list(admin, "/api/admin/sessions?limit=200", "sessions"))
                .filteredOn(session -> session.getString("username").equals(ana.username()))
                .hasSize(sessions));
  }

  @Test
  void sessionsOfAllNodesShouldBeShownWithTheirNode() {
    try (SocketClient onTwo = two.connect(ana);
        SocketClient onThree = three.connect(ana)) {
      untilShown(2);
      assertThat(list(admin, "/api/admin/sessions?limit=200", "sessions"))
          .filteredOn(session -> session.getString("username").equals(ana.username()))
          .extracting(session -> session.getString("node"))
          .containsExactlyInAnyOrder("two", "three");
      Waits.untilAsserted(
          "ana is one user on two nodes",
          () ->
              assertThat(list(admin, "/api/admin/online-users?limit=200", "users"))
                  .filteredOn(user -> user.getString("username").equals(ana.username()))
                  .singleElement()
                  .satisfies(
                      user -> {
                        assertThat(user.getInt("sessions")).isEqualTo(2);
                        assertThat(user.getJsonArray("nodes").toString())
                            .isEqualTo("[\"three\",\"two\"]");
                        assertThat(user.getString("since")).isNotBlank();
                      }));
      assertThat(onTwo.isOpen() && onThree.isOpen()).isTrue();
    }
  }

  @Test
  void aSessionShouldBeEndedFromAnyNode() {
    SocketClient socket = SocketClient.at(two.server(), "/ws").token(ana.token()).connect();
    String id = socket.await("connected").getJsonObject("data").getString("sid");
    untilShown(1);

    long asked = System.nanoTime();
    Waits.until("ended", () -> admin.delete("/api/admin/sessions/" + id).status() == 204);
    assertThat(socket.awaitClose()).isEqualTo(4504);

    assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(SOON);
    Waits.until("session gone", () -> admin.delete("/api/admin/sessions/" + id).status() == 404);
  }

  @Test
  void aUserShouldBeDisconnectedOnAllNodes() {
    SocketClient onTwo = two.connect(ana);
    SocketClient onThree = three.connect(ana);
    untilShown(2);

    long asked = System.nanoTime();
    JsonObject answer = admin.post("/api/admin/users/" + ana.username() + "/disconnect").json();
    assertThat(onTwo.awaitClose()).isEqualTo(4504);
    assertThat(onThree.awaitClose()).isEqualTo(4504);

    assertThat(answer.getInt("disconnected")).isEqualTo(2);
    assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(SOON);
  }

  @Test
  void aBannedUserShouldBeOutOnAllNodes() {
    SocketClient onTwo = two.connect(ana);
    JsonObject forGood = JsonObject.EMPTY_JSON_OBJECT;

    long asked = System.nanoTime();
    assertThat(admin.put("/api/admin/users/" + ana.username() + "/ban", forGood).status())
        .isEqualTo(200);
    assertThat(onTwo.awaitClose()).isEqualTo(4504);

    assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(SOON);
    assertThat(SocketClient.at(three.server(), "/ws").token(ana.token()).refusal()).isEqualTo(401);
    assertThat(signInAt(three)).isEqualTo(403);
  }

  private int signInAt(ClusterNode node) {
    JsonObject credentials =
        Json.createObjectBuilder()
            .add("username", ana.username())
            .add("password", ana.password())
            .build();
    return node.rest().post("/api/auth/login", credentials).status();
  }

  @Test
  void healthShouldCountTheMembersAndNameNone() {
    assertThat(two.rest().get("/health/ready").body())
        .contains("\"members\":\"3\"")
        .doesNotContain("three");
  }
}
