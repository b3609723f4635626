package dev.lamplighter.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.Cluster;
import dev.lamplighter.support.ClusterNode;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.RestClient;
import dev.lamplighter.support.SocketClient;
import dev.lamplighter.support.Waits;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Sessions of all nodes as one: who sees them, who ends them, how many there may be. */
class SessionsClusterIT {
  private static final int MOST = 50;

  private final Cluster cluster = Cluster.shared();
  private final ClusterNode one = cluster.node("one");
  private final ClusterNode two = cluster.node("two");
  private final ClusterNode three = cluster.node("three");
  private final Member ana = one.rest().register();
  private final Member ben = one.rest().register();
  private final RestClient admin = cluster.admin(one);

  private List<JsonObject> sessions(Member member) {
    return cluster.sessions(member);
  }

  @Test
  void adminOfAnyNodeShouldSeeTheSessionsOfAllNodes() {
    try (SocketClient first = one.connect(ana);
        SocketClient second = three.connect(ana)) {
      Waits.until("both sessions known", () -> sessions(ana).size() == 2);
      assertThat(sessions(ana))
          .extracting(session -> session.getString("node"))
          .containsExactlyInAnyOrder("one", "three");
      assertThat(sessions(ana))
          .allSatisfy(
              session ->
                  assertThat(session.keySet())
                      .contains("id", "user_id", "address", "wire", "since", "user_agent"));
      Waits.untilAsserted(
          "ana once in the list of users",
          () ->
              assertThat(
                      admin
                          .get("/admin/online-users?limit=200")
                          .json()
                          .getJsonArray("users")
                          .getValuesAs(JsonObject.class))
                  .filteredOn(user -> user.getString("username").equals(ana.username()))
                  .singleElement()
                  .satisfies(
                      user -> {
                        assertThat(user.getInt("sessions")).isEqualTo(2);
                        assertThat(user.getJsonArray("nodes").toString())
                            .isEqualTo("[\"one\",\"three\"]");
                      }));
      assertThat(first.isOpen() && second.isOpen()).isTrue();
    }
  }

  @Test
  void publicStatusShouldCountTheSessionsOfAllNodesAndLeaveTheHiddenOut() {
    try (SocketClient first = one.connect(ana);
        SocketClient second = three.connect(ana);
        SocketClient third = two.connect(ben)) {
      Waits.until(
          "counted on every node",
          () -> statuses().allMatch(n -> n >= 3) && statuses().distinct().count() == 1);
      int all = statuses().findFirst().orElseThrow();
      first.request("set_status", Json.createObjectBuilder().add("status", "invisible").build());

      Waits.until("without hers", () -> statuses().allMatch(n -> n <= all - 2));
      assertThat(second.isOpen() && third.isOpen()).isTrue();
    }
  }

  private Stream<Integer> statuses() {
    return Stream.of(one, two, three)
        .map(node -> node.rest().get("/api/ws/status").json().getInt("active_connections"));
  }

  @Test
  void sessionAndUserShouldBeDisconnectedFromAnyNode() {
    SocketClient far = SocketClient.at(three.server(), "/ws").token(ana.token()).connect();
    String id = far.await("connected").getJsonObject("data").getString("sid");
    Waits.until("session known", () -> sessions(ana).size() == 1);
    Timing ended = Timing.since("session of another node ended by its id");
    assertThat(admin.delete("/api/admin/sessions/" + id).status()).isEqualTo(204);
    ended.until("closed", Limits.ACT, () -> !far.isOpen());
    assertThat(far.awaitClose()).isEqualTo(4504);

    List<SocketClient> all = cluster.nodes().stream().map(node -> node.connect(ben)).toList();
    Waits.until("sessions known", () -> sessions(ben).size() == 3);
    Timing disconnected = Timing.since("user disconnected on all nodes");
    assertThat(admin.post("/api/admin/users/" + ben.username() + "/disconnect").status())
        .isEqualTo(200);
    disconnected.until("closed", Limits.ACT, () -> all.stream().noneMatch(SocketClient::isOpen));
  }

  @Test
  void usersShouldHaveFiftySessionsInTheWholeCluster() {
    List<SocketClient> sockets = new ArrayList<>();
    for (int i = 0; i < MOST; i++) {
      sockets.add(cluster.nodes().get(i % 3).connect(ana));
    }
    Waits.until("sessions known", () -> sessions(ana).size() == MOST);
    for (ClusterNode node : cluster.nodes()) {
      assertThat(SocketClient.at(node.server(), "/ws").token(ana.token()).refusal())
          .as("one more on " + node)
          .isEqualTo(429);
    }
    sockets.remove(0).close();
    Waits.until(
        "room on another node",
        () -> SocketClient.at(two.server(), "/ws").token(ana.token()).status() == 101);
    sockets.forEach(SocketClient::close);
  }

  @Test
  void signOutEverywhereShouldReachEveryNodeAtOnce() {
    List<SocketClient> all = cluster.nodes().stream().map(node -> node.connect(ana)).toList();
    Member again = two.rest().login(ana.username(), ana.password());

    Timing out = Timing.since("sign-out everywhere on another node");
    assertThat(one.as(ana).post("/api/auth/logout?everywhere=true").status()).isEqualTo(204);
    out.until("sockets closed", Limits.ACT, () -> all.stream().noneMatch(SocketClient::isOpen));
    assertThat(all).allSatisfy(socket -> assertThat(socket.awaitClose()).isEqualTo(4503));
    out.until(
        "both logins refused by every node",
        Limits.ACT,
        () ->
            cluster.nodes().stream()
                .allMatch(
                    node ->
                        node.as(ana).get("/api/users/me").status() == 401
                            && node.as(again).get("/api/users/me").status() == 401));
  }

  @Test
  void logoutShouldEndThatLoginOnEveryNode() {
    Member other = two.rest().login(ana.username(), ana.password());
    try (SocketClient stays = three.connect(other)) {
      SocketClient ends = three.connect(ana);
      Timing out = Timing.since("logout on another node");
      assertThat(one.as(ana).post("/api/auth/logout").status()).isEqualTo(204);
      out.until("its socket closed", Limits.ACT, () -> !ends.isOpen());
      assertThat(ends.awaitClose()).isEqualTo(4503);
      assertThat(three.as(ana).get("/api/users/me").status()).isEqualTo(401);
      assertThat(stays.isOpen()).isTrue();
    }
  }

  @Test
  void profileBlockAndStatusShouldBeReadOnAnotherNode() {
    String profile = "/api/users/" + ana.username();
    try (SocketClient socket = one.connect(ana);
        Watcher watcher = Watcher.on(two, ben, ana)) {
      assertThat(socket.isOpen()).isTrue();
      Timing online = Timing.since("login");
      online.until("online on another node", Limits.ACT, () -> Views.isOnline(two, ben, ana));
      two.as(ben).get(profile); // so that a cache could be wrong
      assertThat(one.as(ana).put("/api/users/me", json("town", "Pune")).status()).isEqualTo(200);
      assertThat(two.as(ben).get(profile).json().getString("town")).isEqualTo("Pune");

      Timing busy = Timing.since("status changed on another node");
      assertThat(one.as(ana).put("/api/users/me/status", json("status", "busy")).status())
          .isEqualTo(200);
      busy.until(
          "read here",
          Limits.ACT,
          () -> Views.look(two, ben, ana).getString("status").equals("busy"));
      busy.until("shown by a watcher", Limits.ACT, () -> !watcher.changes(ana).isEmpty());

      Timing blocked = Timing.since("block made on another node");
      assertThat(one.as(ana).put("/api/users/me/blocks/" + ben.username()).status())
          .isBetween(200, 204);
      blocked.until("offline for who is blocked", Limits.ACT, () -> !Views.isOnline(two, ben, ana));
      blocked.until("… and for its watcher", Limits.ACT, () -> !watcher.showsOnline(ana));
    }
  }

  private static JsonObject json(String name, String value) {
    return Json.createObjectBuilder().add(name, value).build();
  }
}
