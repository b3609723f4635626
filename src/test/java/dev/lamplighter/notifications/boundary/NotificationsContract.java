package dev.lamplighter.notifications.boundary;

import static dev.lamplighter.notifications.boundary.Told.await;
import static dev.lamplighter.notifications.boundary.Told.awaitCount;
import static dev.lamplighter.notifications.boundary.Told.follow;
import static dev.lamplighter.notifications.boundary.Told.json;
import static dev.lamplighter.notifications.boundary.Told.list;
import static dev.lamplighter.notifications.boundary.Told.messages;
import static dev.lamplighter.notifications.boundary.Told.read;
import static dev.lamplighter.notifications.boundary.Told.sync;
import static dev.lamplighter.notifications.boundary.Told.test;
import static dev.lamplighter.notifications.boundary.Told.unread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.RestClient;
import dev.lamplighter.support.SocketClient;
import dev.lamplighter.support.Waits;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Notifications as clients see them, whatever the database. */
interface NotificationsContract {
  /** Limits off. */
  LamplighterServer server();

  default Member member() {
    return RestClient.of(server()).register();
  }

  default SocketClient connect(Member member) {
    return SocketClient.connected(server(), member);
  }

  @Test
  default void testNotificationShouldReachAllTabsAndAnswerInTheSeedsShape() {
    Member ana = member();
    try (SocketClient tab = connect(ana);
        SocketClient own =
            SocketClient.at(server(), "/ws/notifications").token(ana.token()).connect()) {
      JsonObject answer =
          ana.rest().post("/api/ws/test-notification", json("message", "Hello")).json();

      assertThat(answer.getBoolean("success")).isTrue();
      assertThat(answer.getString("message")).isEqualTo("Test notification sent");
      assertThat(answer.getString("user_id")).isEqualTo(ana.id());
      for (SocketClient socket : List.of(tab, own)) {
        JsonObject told = await(socket, "notification");
        assertThat(told.getString("type")).isEqualTo("system");
        assertThat(told.getString("message")).isEqualTo("Hello");
        assertThat(told.getInt("seq")).isEqualTo(1);
        assertThat(told.isNull("post_id")).isTrue();
        assertThat(told.getString("timestamp")).endsWith("Z");
        awaitCount(socket, 1);
        assertThat(socket.framesUntilNow("notification")).hasSize(1);
      }
    }
  }

  @Test
  default void testNotificationShouldNeedNoBody() {
    Member ana = member();
    assertThat(ana.rest().post("/api/ws/test-notification").status()).isEqualTo(200);
    assertThat(ana.rest().post("/api/notifications/read-all").status()).isEqualTo(200);
    assertThat(unread(ana)).isZero();
  }

  @Test
  default void listShouldPageFromTheNewestAndFromANumberOn() {
    Member ana = member();
    for (int i = 1; i <= 5; i++) {
      test(ana, "n" + i);
    }
    JsonObject first = ana.rest().get("/api/notifications?limit=2").json();
    JsonObject second =
        ana.rest().get("/api/notifications?limit=2&before=" + first.getString("next")).json();

    assertThat(messages(list(ana))).containsExactly("n5", "n4", "n3", "n2", "n1");
    assertThat(first.getJsonArray("notifications")).hasSize(2);
    assertThat(second.getJsonArray("notifications").getJsonObject(0).getString("message"))
        .isEqualTo("n3");
    assertThat(messages(list(ana, "?after=2"))).containsExactly("n3", "n4", "n5");
    assertThat(list(ana, "?after=5")).isEmpty();
    assertThat(ana.rest().get("/api/notifications?after=x").status()).isEqualTo(400);
  }

  @Test
  default void readingInOneTabShouldShowInTheOthers() {
    Member ana = member();
    test(ana, "one");
    test(ana, "two");
    try (SocketClient tab = connect(ana)) {
      JsonObject newest = list(ana).get(0);
      assertThat(read(ana, newest)).isEqualTo(1);
      assertThat(await(tab, "notification_read").getString("id")).isEqualTo(newest.getString("id"));
      awaitCount(tab, 1);

      ana.rest().post("/api/notifications/read-all", json("up_to", 2));
      assertThat(await(tab, "notification_read").getInt("up_to")).isEqualTo(2);
      awaitCount(tab, 0);
      assertThat(list(ana)).allMatch(one -> one.getBoolean("read"));

      assertThat(read(ana, newest)).isZero();
      assertThat(tab.framesUntilNow("notification_read")).hasSize(2);
    }
  }

  @Test
  default void readingAllShouldLeaveWhatCameSince() {
    Member ana = member();
    test(ana, "seen");
    test(ana, "not seen");
    assertThat(
            ana.rest().post("/api/notifications/read-all", json("up_to", 1)).json().getInt("count"))
        .isEqualTo(1);
  }

  @Test
  default void notificationsOfOthersShouldBeAsUnknownAsNone() {
    Member ana = member();
    Member ben = member();
    test(ana, "private");
    String id = list(ana).get(0).getString("id");
    for (String unknown : List.of(id, "999999999999", "x", "-1")) {
      assertThat(ben.rest().post("/api/notifications/" + unknown + "/read").status())
          .isEqualTo(404);
    }
    assertThat(unread(ana)).isEqualTo(1);
    assertThat(RestClient.of(server()).get("/api/notifications").status()).isEqualTo(401);
  }

  @Test
  default void followersShouldBeOneNotificationWhileItIsUnread() {
    Member ana = member();
    Member ben = member();
    Member cleo = member();
    Member dora = member();
    try (SocketClient tab = connect(ana)) {
      follow(ben, ana);
      JsonObject first = await(tab, "notification");
      assertThat(first.getString("type")).isEqualTo("follow");
      assertThat(first.getString("user_id")).isEqualTo(ben.id());
      assertThat(first.getString("username")).isEqualTo(ben.username());
      assertThat(first.getString("message")).isEqualTo(ben.username() + " started following you");

      follow(cleo, ana);
      JsonObject renewed = await(tab, "notification_updated");
      assertThat(renewed.getString("id")).isEqualTo(first.getString("id"));
      assertThat(renewed.getInt("seq")).isEqualTo(2);
      assertThat(renewed.getInt("replaces")).isEqualTo(1);
      assertThat(renewed.getString("message"))
          .isEqualTo(cleo.username() + " and 1 other started following you");
      assertThat(list(ana)).hasSize(1);
      assertThat(unread(ana)).isEqualTo(1);

      read(ana, renewed);
      follow(dora, ana);
      assertThat(await(tab, "notification").getString("message"))
          .isEqualTo(dora.username() + " started following you");
      assertThat(list(ana)).hasSize(2);
    }
  }

  /** The tail reads it two to seven seconds after it was written. */
  @Test
  default void whoComesBackShouldNotHearTheLastNotificationAgain() {
    Member ana = member();
    try (SocketClient before = connect(ana)) {
      test(ana, "heard");
      await(before, "notification");
    }
    Instant told = Instant.now();
    Waits.until("no commit in flight", () -> told.plusMillis(300).isBefore(Instant.now()));
    try (SocketClient after = connect(ana);
        SocketClient other = connect(ana)) {
      Instant end = Instant.now().plusSeconds(8);
      Waits.until(
          "the tail's turn",
          () -> Instant.now().isAfter(end) || !after.framesUntilNow("notification").isEmpty());
      assertThat(after.framesUntilNow("notification")).isEmpty();
      assertThat(other.framesUntilNow("notification")).isEmpty();
    }
  }

  @Test
  default void takingBackAndDoingAgainShouldNotBeToldAgain() {
    Member ana = member();
    Member ben = member();
    follow(ben, ana);
    read(ana, list(ana).get(0));
    ben.rest().delete("/api/users/me/follows/" + ana.username());
    follow(ben, ana);
    test(ana, "end");
    assertThat(list(ana)).hasSize(2);
    assertThat(list(ana).get(0).getInt("seq")).as("no hole").isEqualTo(2);
  }

  @Test
  default void whoIsBlockedShouldNotBeHeardOf() {
    Member ana = member();
    Member ben = member();
    ana.rest().put("/api/users/me/blocks/" + ben.username());
    follow(ben, ana);
    assertThat(list(ana)).isEmpty();
    ana.rest().delete("/api/users/me/blocks/" + ben.username());
    follow(member(), ana);
    assertThat(list(ana)).hasSize(1);
  }

  @Test
  default void whatIsNotWantedShouldNotCome() {
    Member ana = member();
    JsonObject before = ana.rest().get("/api/notifications/preferences").json();
    assertThat(before.getBoolean("follow")).isTrue();
    assertThat(before).doesNotContainKey("system");

    JsonObject after =
        ana.rest().put("/api/notifications/preferences", json("follow", false)).json();
    assertThat(after.getBoolean("follow")).isFalse();
    assertThat(after.getBoolean("like")).isTrue();
    follow(member(), ana);
    assertThat(list(ana)).isEmpty();

    ana.rest().put("/api/notifications/preferences", json("follow", true));
    follow(member(), ana);
    assertThat(list(ana)).hasSize(1);
    assertThat(ana.rest().put("/api/notifications/preferences", json("follow", "x")).status())
        .isEqualTo(400);
  }

  @Test
  default void syncShouldBringWhatWasMissedAndNotPushItAgain() {
    Member ana = member();
    for (int i = 1; i <= 4; i++) {
      test(ana, "n" + i);
    }
    try (SocketClient tab = connect(ana)) {
      JsonObject missed = sync(tab, 2);
      assertThat(missed.getBoolean("gap")).isFalse();
      assertThat(messages(missed.getJsonArray("items").getValuesAs(JsonObject.class)))
          .containsExactly("n3", "n4");
      test(ana, "n5");
      assertThat(await(tab, "notification").getInt("seq")).isEqualTo(5);
      assertThat(tab.framesUntilNow("notification")).hasSize(1);
      assertThat(sync(tab, 5).getJsonArray("items")).isEmpty();
      assertThat(
              tab.request("sync", JsonValue.EMPTY_JSON_OBJECT)
                  .getJsonObject("data")
                  .getJsonObject("notifications")
                  .getBoolean("gap"))
          .isFalse();
    }
  }

  @Test
  default void eventsAppliedToTheListBeforeShouldGiveTheListAfter() {
    Member ana = member();
    follow(member(), ana);
    Map<String, JsonObject> applied = new HashMap<>();
    list(ana).forEach(one -> applied.put(one.getString("id"), one));
    try (SocketClient tab = connect(ana)) {
      follow(member(), ana);
      test(ana, "hello");
      follow(member(), ana);
      awaitSeq(tab, 4);
      Stream.of("notification", "notification_updated")
          .flatMap(event -> tab.framesUntilNow(event).stream())
          .map(frame -> frame.getJsonObject("data"))
          .sorted(Comparator.comparingInt(one -> one.getInt("seq")))
          .forEach(one -> applied.put(one.getString("id"), one));
      assertThat(applied.values()).containsExactlyInAnyOrderElementsOf(list(ana));
    }
  }

  private static void awaitSeq(SocketClient socket, int seq) {
    socket.await(
        "seq " + seq,
        frame ->
            frame.getString("event", "").startsWith("notification")
                && frame.getJsonObject("data").getInt("seq", 0) == seq);
  }

  @Test
  default void numbersShouldHaveNoHolesAndOrderHoweverManyWriteAtOnce() {
    Member ana = member();
    int count = 24;
    try (SocketClient tab = connect(ana)) {
      IntStream.rangeClosed(1, count)
          .mapToObj(i -> CompletableFuture.runAsync(() -> test(ana, "n" + i)))
          .toList()
          .forEach(CompletableFuture::join);
      Waits.untilAsserted(
          "all",
          () ->
              assertThat(
                      tab.framesUntilNow("notification").stream()
                          .map(frame -> frame.getJsonObject("data").getInt("seq")))
                  .containsExactlyElementsOf(IntStream.rangeClosed(1, count).boxed().toList()));
      awaitCount(tab, count);
    }
  }

  @Test
  default void messagesShouldBeOneNotificationAConversationUntilItIsRead() {
    Member ana = member();
    Member ben = member();
    JsonObject conversation =
        ben.rest()
            .post(
                "/api/conversations",
                jakarta.json.Json.createObjectBuilder()
                    .add("usernames", jakarta.json.Json.createArrayBuilder().add(ana.username()))
                    .build())
            .json();
    String id = conversation.getString("id");
    String messages = "/api/conversations/" + id + "/messages";
    try (SocketClient tab = connect(ana)) {
      Stream.of("one", "two").forEach(text -> ben.rest().post(messages, json("content", text)));
      JsonObject told = await(tab, "notification");
      assertThat(told.getString("type")).isEqualTo("message");
      assertThat(told.getString("subject")).isEqualTo(id);
      assertThat(told.getString("username")).isEqualTo(ben.username());

      ana.rest().put("/api/conversations/" + id + "/read", json("seq", 2));
      awaitCount(tab, 0);
      ben.rest().post(messages, json("content", "three"));
      await(tab, "notification");
      assertThat(list(ana)).hasSize(2);
      assertThat(list(ben)).as("one's own").isEmpty();
    }
  }
}
