package dev.lamplighter.notifications.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.Member;
import dev.lamplighter.support.SocketClient;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;

/** What users were told, as their clients see it. */
final class Told {
  private static final String LIST = "/api/notifications";

  private Told() {}

  static JsonObject json(String name, String value) {
    return Json.createObjectBuilder().add(name, value).build();
  }

  static JsonObject json(String name, long value) {
    return Json.createObjectBuilder().add(name, value).build();
  }

  static JsonObject json(String name, boolean value) {
    return Json.createObjectBuilder().add(name, value).build();
  }

  /** A system notification to oneself. */
  static void test(Member member, String message) {
    assertThat(member.rest().post("/api/ws/test-notification", json("message", message)).status())
        .isEqualTo(200);
  }

  static void follow(Member follower, Member followed) {
    assertThat(follower.rest().put("/api/users/me/follows/" + followed.username()).status())
        .isEqualTo(204);
  }

  static List<JsonObject> list(Member member) {
    return list(member, "?limit=200");
  }

  static List<JsonObject> list(Member member, String query) {
    return member
        .rest()
        .get(LIST + query)
        .json()
        .getJsonArray("notifications")
        .getValuesAs(JsonObject.class);
  }

  static List<String> messages(List<JsonObject> notifications) {
    return notifications.stream().map(one -> one.getString("message")).toList();
  }

  static int unread(Member member) {
    return member.rest().get(LIST + "/count").json().getInt("count");
  }

  static int read(Member member, JsonObject notification) {
    return member
        .rest()
        .post(LIST + "/" + notification.getString("id") + "/read")
        .json()
        .getInt("count");
  }

  static JsonObject await(SocketClient socket, String event) {
    return socket.await(event).getJsonObject("data");
  }

  /** The next count that is this one. */
  static void awaitCount(SocketClient socket, int count) {
    socket.await(
        "count " + count,
        frame ->
            frame.getString("event", "").equals("notification_count")
                && frame.getJsonObject("data").getInt("count") == count);
  }

  static JsonObject sync(SocketClient socket, long seq) {
    return socket
        .request("sync", json("notifications", seq))
        .getJsonObject("data")
        .getJsonObject("notifications");
  }
}
