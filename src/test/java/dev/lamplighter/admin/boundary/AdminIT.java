package dev.lamplighter.admin.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.RestClient;
import dev.lamplighter.support.SocketClient;
import dev.lamplighter.support.Waits;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What admins can see and do, and nobody else; on a demo server, which has an admin. */
class AdminIT {
  private static final LamplighterServer SERVER = LamplighterServer.sharedDemo();
  private static final Member ADMIN = RestClient.of(SERVER).login("admin", "lamplighter");

  private final Member ana = RestClient.of(SERVER).register();

  private static List<JsonObject> online() {
    return ADMIN
        .rest()
        .get("/admin/online-users?limit=200")
        .json()
        .getJsonArray("users")
        .getValuesAs(JsonObject.class);
  }

  @Test
  void adminShouldSeeWhoIsOnlineWithHowManySessions() {
    try (SocketClient first = SocketClient.connected(SERVER, ana);
        SocketClient second = SocketClient.connected(SERVER, ana)) {
      Waits.untilAsserted(
          "ana in the list",
          () ->
              assertThat(online())
                  .filteredOn(user -> user.getString("username").equals(ana.username()))
                  .singleElement()
                  .satisfies(
                      user -> {
                        assertThat(user.getInt("sessions")).isEqualTo(2);
                        assertThat(user.getString("status")).isEqualTo("online");
                        assertThat(user.getString("since")).isNotBlank();
                      }));
      assertThat(first.isOpen() && second.isOpen()).isTrue();
    }
  }

  @Test
  void othersShouldBeRefused() {
    for (String path :
        List.of("/admin/online-users", "/api/admin/online-users", "/api/admin/sessions")) {
      assertThat(ana.rest().get(path).status()).as(path).isEqualTo(403);
      assertThat(RestClient.of(SERVER).get(path).status()).as(path).isEqualTo(401);
      assertThat(ADMIN.rest().get(path).status()).as(path).isEqualTo(200);
    }
    String disconnect = "/api/admin/users/" + ana.username() + "/disconnect";
    assertThat(ana.rest().post(disconnect).status()).isEqualTo(403);
    assertThat(
            ana.rest()
                .post(
                    "/api/admin/broadcasts",
                    Json.createObjectBuilder().add("message", "hi").build())
                .status())
        .isEqualTo(403);
  }

  @Test
  void disconnectShouldEndAllSessionsOfTheUser() {
    SocketClient socket = SocketClient.connected(SERVER, ana);
    JsonObject answer =
        ADMIN.rest().post("/api/admin/users/" + ana.username() + "/disconnect").json();

    assertThat(answer.getInt("disconnected")).isEqualTo(1);
    assertThat(socket.awaitClose()).isEqualTo(4504);
    assertThat(ADMIN.rest().post("/api/admin/users/no_such_user/disconnect").status())
        .isEqualTo(404);
  }

  @Test
  void oneSessionShouldBeEndedByItsId() {
    SocketClient socket = SocketClient.at(SERVER, "/ws").token(ana.token()).connect();
    String id = socket.await("connected").getJsonObject("data").getString("sid");

    assertThat(ADMIN.rest().delete("/api/admin/sessions/" + id).status()).isEqualTo(204);
    assertThat(socket.awaitClose()).isEqualTo(4504);
    Waits.until(
        "session gone", () -> ADMIN.rest().delete("/api/admin/sessions/" + id).status() == 404);
  }

  @Test
  void broadcastShouldReachEveryone() {
    try (SocketClient socket = SocketClient.connected(SERVER, ana)) {
      JsonObject message = Json.createObjectBuilder().add("message", "Tea at four <b>").build();
      assertThat(ADMIN.rest().post("/api/admin/broadcasts", message).status()).isEqualTo(201);

      socket.await(
          "the broadcast",
          frame ->
              frame.getString("event").equals("admin_broadcast")
                  && frame.getJsonObject("data").getString("message").equals("Tea at four <b>"));
    }
  }

  @Test
  void adminShouldSignAnotherUserOff() {
    String path = "/api/users/online-status/" + ana.username();
    try (SocketClient socket = SocketClient.connected(SERVER, ana)) {
      Waits.until("online", () -> ADMIN.rest().get(path).json().getBoolean("online"));
      assertThat(ADMIN.rest().post(path + "/offline").status()).isEqualTo(200);
      assertThat(ADMIN.rest().get(path).json().getBoolean("online")).isFalse();
      assertThat(socket.isOpen()).isTrue();
    }
  }
}
