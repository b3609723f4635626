package dev.lamplighter.admin.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.Answer;
import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.RestClient;
import dev.lamplighter.support.SocketClient;
import dev.lamplighter.support.Waits;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What admins tell everyone, what is written down of their acts, and what they can watch. */
class BroadcastsIT {
  private static final LamplighterServer SERVER = LamplighterServer.sharedDemo();
  private static final Member ADMIN = RestClient.of(SERVER).login("admin", "lamplighter");

  private final Member ana = RestClient.of(SERVER).register();
  private final Member ben = RestClient.of(SERVER).register();

  private static Answer send(String message, String to, String role, Instant expires) {
    JsonObjectBuilder body = Json.createObjectBuilder().add("message", message).add("to", to);
    if (role != null) {
      body.add("role", role);
    }
    if (expires != null) {
      body.add("expires_at", expires.toString());
    }
    return ADMIN.rest().post("/api/admin/broadcasts", body.build());
  }

  private static List<String> receivers(String id) {
    return ADMIN
        .rest()
        .get("/api/admin/broadcasts/" + id + "/receipts?limit=200")
        .json()
        .getJsonArray("users")
        .getValuesAs(JsonObject.class)
        .stream()
        .map(user -> user.getString("username"))
        .toList();
  }

  private static void awaitMessage(SocketClient socket, String message) {
    socket.await(
        message,
        frame ->
            frame.getString("event").equals("admin_broadcast")
                && frame.getJsonObject("data").getString("message").equals(message));
  }

  @Test
  void lastingBroadcastShouldReachThoseWhoComeLaterOnce() {
    String message = "Lasting " + ana.username();
    Instant soon = Instant.now().plus(Waits.limit().multipliedBy(6));
    try (SocketClient here = SocketClient.connected(SERVER, ana)) {
      String id = send(message, "all", null, soon).json().getString("id");
      awaitMessage(here, message);
      try (SocketClient later = SocketClient.connected(SERVER, ben)) {
        awaitMessage(later, message);
      }
      Waits.untilAsserted(
          "both written down",
          () -> assertThat(receivers(id)).contains(ana.username(), ben.username()));
      try (SocketClient again = SocketClient.connected(SERVER, ben)) {
        SocketClient cleo = SocketClient.connected(SERVER, RestClient.of(SERVER).register());
        awaitMessage(cleo, message);
        cleo.close();
        assertThat(again.framesUntilNow("admin_broadcast").toString()).doesNotContain(message);
      }
    }
  }

  @Test
  void broadcastToARoleShouldReachThatRoleAlone() {
    try (SocketClient user = SocketClient.connected(SERVER, ana);
        SocketClient boss = SocketClient.connected(SERVER, ADMIN)) {
      String message = "For admins " + ana.username();
      String id = send(message, "online", "admin", null).json().getString("id");
      awaitMessage(boss, message);
      assertThat(user.framesUntilNow("admin_broadcast").toString()).doesNotContain(message);
      Waits.untilAsserted("written down", () -> assertThat(receivers(id)).containsExactly("admin"));
    }
  }

  @Test
  void badBroadcastsShouldBeNamed() {
    Instant later = Instant.now().plusSeconds(60);
    assertThat(send("x", "all", null, null).status()).isEqualTo(400);
    assertThat(send("x", "some", null, later).status()).isEqualTo(400);
    assertThat(send("x", "online", null, Instant.now().minusSeconds(60)).status()).isEqualTo(400);
    assertThat(ana.rest().get("/api/admin/broadcasts").status()).isEqualTo(403);
    assertThat(ana.rest().get("/api/admin/acts").status()).isEqualTo(403);
    assertThat(ADMIN.rest().get("/api/admin/broadcasts/x/receipts").status()).isEqualTo(404);
  }

  @Test
  void actsOfAdminsShouldBeWrittenDown() {
    String post =
        ana.rest()
            .post("/api/posts", Json.createObjectBuilder().add("content", "Bad").build())
            .json()
            .getString("id");
    assertThat(ADMIN.rest().delete("/api/posts/" + post).status()).isEqualTo(204);
    ADMIN.rest().post("/api/admin/users/" + ana.username() + "/disconnect");
    ADMIN.rest().post("/api/users/online-status/" + ana.username() + "/online");
    ADMIN.rest().post("/api/users/online-status/" + ana.username() + "/offline");
    ADMIN.rest().post("/api/users/online-status/admin/offline");
    List<JsonObject> acts =
        ADMIN
            .rest()
            .get("/api/admin/acts?limit=50")
            .json()
            .getJsonArray("acts")
            .getValuesAs(JsonObject.class);
    assertThat(acts).allSatisfy(act -> assertThat(act.getString("username")).isEqualTo("admin"));
    assertThat(acts.stream().map(act -> act.getString("act") + " " + act.getString("target")))
        .containsSubsequence(
            "set_offline " + ana.username(),
            "set_online " + ana.username(),
            "disconnect " + ana.username(),
            "delete_post " + post)
        .doesNotContain("set_offline admin");
  }

  @Test
  void statsShouldComeOnceASecondToAdminsWhoWatch() {
    JsonObject channel = Json.createObjectBuilder().add("channel", "stats").build();
    try (SocketClient boss = SocketClient.connected(SERVER, ADMIN);
        SocketClient user = SocketClient.connected(SERVER, ana)) {
      assertThat(user.request("subscribe", channel).getJsonObject("data").getInt("status"))
          .isEqualTo(403);
      assertThat(boss.request("subscribe", channel).getString("event")).isEqualTo("reply");
      boss.await("stats");
      JsonObject stats = boss.await("stats").getJsonObject("data");
      assertThat(stats.getInt("sessions")).isGreaterThanOrEqualTo(2);
      assertThat(stats.getInt("online")).isGreaterThanOrEqualTo(2);
      assertThat(stats.getInt("nodes")).isEqualTo(1);
      assertThat(stats.getInt("messages_per_second")).isNotNegative();
    }
  }
}
