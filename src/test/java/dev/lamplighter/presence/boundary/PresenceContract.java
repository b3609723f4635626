package dev.lamplighter.presence.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.RestClient;
import dev.lamplighter.support.SocketClient;
import dev.lamplighter.support.Waits;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Presence as clients see it, whatever the database. */
interface PresenceContract {
  /** Grace one second, limits off. */
  LamplighterServer server();

  default Member member() {
    return RestClient.of(server()).register();
  }

  default SocketClient connect(Member member) {
    return SocketClient.connected(server(), member);
  }

  /** A socket that has the snapshot of this one user. */
  default SocketClient watching(Member viewer, Member watched) {
    SocketClient socket = connect(viewer);
    socket.request("watch", usernames(watched.username()));
    socket.await("presence_state");
    return socket;
  }

  static JsonObject usernames(String... names) {
    return Json.createObjectBuilder()
        .add("usernames", Json.createArrayBuilder(List.of(names)))
        .build();
  }

  static JsonObject status(String status, String text) {
    var json = Json.createObjectBuilder().add("status", status);
    return (text == null ? json : json.add("text", text)).build();
  }

  static JsonObject awaitDiff(SocketClient socket, String part) {
    JsonObject frame =
        socket.await(
            part + " in presence_diff",
            f ->
                f.getString("event").equals("presence_diff")
                    && !f.getJsonObject("data").getJsonArray(part).isEmpty());
    return frame.getJsonObject("data").getJsonArray(part).getJsonObject(0);
  }

  static JsonObject look(Member viewer, Member seen) {
    return viewer.rest().get("/api/users/online-status/" + seen.username()).json();
  }

  @Test
  default void watcherShouldSeeAUserComeAndGoOnceEach() {
    Member ana = member();
    Member ben = member();
    try (SocketClient watcher = watching(ana, ben)) {
      SocketClient socket = connect(ben);
      JsonObject join = awaitDiff(watcher, "joins");
      assertThat(join.getString("status")).isEqualTo("online");
      assertThat(look(ana, ben).getBoolean("online")).isTrue();

      Instant before = Instant.now().minusMillis(1);
      socket.close();
      JsonObject leave = awaitDiff(watcher, "leaves");

      assertThat(Instant.parse(leave.getString("last_seen"))).isBetween(before, Instant.now());
      assertThat(leave.getJsonNumber("version").longValue())
          .isGreaterThan(join.getJsonNumber("version").longValue());
      assertThat(watcher.framesUntilNow("presence_diff")).hasSize(2);
      assertThat(look(ana, ben).getBoolean("online")).isFalse();
    }
  }

  @Test
  default void signingOutShouldCountAtOnceWhileAnotherLoginHasNoSession() {
    Member ana = member();
    Member ben = member();
    RestClient.of(server()).login(ben.username(), ben.password());
    try (SocketClient watcher = watching(ana, ben);
        SocketClient socket = connect(ben)) {
      awaitDiff(watcher, "joins");
      ben.rest().post("/api/auth/logout");
      assertThat(look(ana, ben).getBoolean("online")).isFalse();
      awaitDiff(watcher, "leaves");
      assertThat(socket.awaitClose()).isEqualTo(4503);
    }
  }

  @Test
  default void snapshotShouldTellNobodyWhoHidesFromThoseWhoAreGone() {
    Member ana = member();
    Member gone = member();
    Member hidden = member();
    Member blocker = member();
    try (SocketClient watcher = connect(ana);
        SocketClient left = connect(gone);
        SocketClient here = connect(hidden);
        SocketClient foe = connect(blocker)) {
      List.of(gone, hidden, blocker).forEach(one -> awaitOnline(ana, one));
      left.request("user_offline", JsonValue.EMPTY_JSON_OBJECT);
      here.request("set_status", status("invisible", null));
      blocker.rest().put("/api/users/me/blocks/" + ana.username());
      String[] names = {gone.username(), hidden.username(), blocker.username()};
      watcher.request("watch", usernames(names));

      assertThat(
              watcher
                  .await("presence_state")
                  .getJsonObject("data")
                  .getJsonArray("users")
                  .getValuesAs(JsonObject.class))
          .hasSize(3)
          .allMatch(user -> user.getInt("version") == 0);
      assertThat(
              ana.rest()
                  .post("/api/users/online-status/query", usernames(names))
                  .json()
                  .getJsonArray("statuses")
                  .getValuesAs(JsonObject.class))
          .extracting(user -> user.getString("username"))
          .containsExactly(names);
      assertThat(foe.isOpen()).isTrue();
    }
  }

  @Test
  default void snapshotShouldNameKnownUsersOnly() {
    Member ana = member();
    Member ben = member();
    try (SocketClient socket = connect(ana);
        SocketClient other = connect(ben)) {
      awaitOnline(ana, ben);
      socket.request("watch", usernames(ben.username(), "nobody_" + ana.username()));

      var users = socket.await("presence_state").getJsonObject("data").getJsonArray("users");

      assertThat(users).hasSize(1);
      assertThat(users.getJsonObject(0).getString("status")).isEqualTo("online");
      assertThat(other.isOpen()).isTrue();
    }
  }

  @Test
  default void namesThatAreWatchedAgainShouldNotCountAgain() {
    Member ana = member();
    Member ben = member();
    Member eve = member();
    String[] many = Collections.nCopies(1000, ben.username()).toArray(String[]::new);
    try (SocketClient socket = connect(ana)) {
      for (int i = 0; i < 2; i++) {
        assertThat(socket.request("watch", usernames(many)).getString("event")).isEqualTo("reply");
        JsonObject state = socket.await("presence_state").getJsonObject("data");
        assertThat(state.getJsonArray("users")).hasSize(1);
      }
      String[] others = many.clone();
      others[0] = eve.username();
      assertThat(socket.request("watch", usernames(others)).getString("event")).isEqualTo("reply");
    }
  }

  private static void awaitOnline(Member viewer, Member seen) {
    Waits.until(seen.username() + " online", () -> look(viewer, seen).getBoolean("online"));
  }

  @Test
  default void closingOneOfTwoTabsShouldChangeNothing() {
    Member ana = member();
    Member ben = member();
    try (SocketClient watcher = watching(ana, ben);
        SocketClient secondTab = connect(ben)) {
      connect(ben).close();
      awaitDiff(watcher, "joins");
      ben.rest().put("/api/users/me/status", status("busy", null));
      awaitDiff(watcher, "changes");

      assertThat(watcher.framesUntilNow("presence_diff")).hasSize(2);
      assertThat(secondTab.isOpen()).isTrue();
    }
  }

  @Test
  default void reloadWithinTheGraceShouldShowNothing() {
    Member ana = member();
    Member ben = member();
    try (SocketClient watcher = watching(ana, ben)) {
      SocketClient first = connect(ben);
      awaitDiff(watcher, "joins");
      first.close();
      try (SocketClient second = connect(ben)) {
        second.request("set_status", status("busy", "back"));
        awaitDiff(watcher, "changes");

        assertThat(watcher.framesUntilNow("presence_diff")).hasSize(2);
      }
    }
  }

  @Test
  default void explicitLogoutShouldCountAtOnceAndOverOpenSockets() {
    Member ana = member();
    Member ben = member();
    try (SocketClient watcher = watching(ana, ben);
        SocketClient socket = connect(ben)) {
      awaitDiff(watcher, "joins");
      socket.request("user_offline", JsonValue.EMPTY_JSON_OBJECT);
      awaitDiff(watcher, "leaves");
      assertThat(look(ana, ben).getBoolean("online")).isFalse();

      socket.request("user_online", Json.createObjectBuilder().add("username", "x").build());
      assertThat(awaitDiff(watcher, "joins").getString("username")).isEqualTo(ben.username());
    }
  }

  @Test
  default void busyShouldCarryItsText() {
    Member ana = member();
    Member ben = member();
    try (SocketClient watcher = watching(ana, ben);
        SocketClient socket = connect(ben)) {
      awaitDiff(watcher, "joins");
      JsonObject reply = socket.request("set_status", status("busy", "In a meeting"));
      JsonObject change = awaitDiff(watcher, "changes");

      assertThat(reply.getString("event")).isEqualTo("reply");
      assertThat(change.getString("status")).isEqualTo("busy");
      assertThat(change.getString("status_text")).isEqualTo("In a meeting");
      assertThat(look(ana, ben).getBoolean("online")).isTrue();
    }
  }

  @Test
  default void chosenStatusShouldOutliveTheSession() {
    Member ana = member();
    Member ben = member();
    ben.rest().put("/api/users/me/status", status("busy", "Deep work"));
    try (SocketClient watcher = watching(ana, ben);
        SocketClient socket = connect(ben)) {
      assertThat(awaitDiff(watcher, "joins").getString("status_text")).isEqualTo("Deep work");
      assertThat(socket.isOpen()).isTrue();
    }
  }

  @Test
  default void statusShouldFallBackWhenItExpires() {
    Member ana = member();
    Member ben = member();
    try (SocketClient watcher = watching(ana, ben);
        SocketClient socket = connect(ben)) {
      awaitDiff(watcher, "joins");
      JsonObject lunch =
          Json.createObjectBuilder(status("busy", "Lunch"))
              .add("expires_at", Instant.now().plusMillis(700).toString())
              .build();
      socket.request("set_status", lunch);
      assertThat(awaitDiff(watcher, "changes").getString("status")).isEqualTo("busy");
      JsonObject after = awaitDiff(watcher, "changes");

      assertThat(after.getString("status")).isEqualTo("online");
      assertThat(after.isNull("status_text")).isTrue();
    }
  }

  @Test
  default void invisibleShouldBeOfflineFromOutsideEverywhere() {
    Member ana = member();
    Member ben = member();
    ben.rest().put("/api/users/me/status", status("invisible", null));
    try (SocketClient watcher = watching(ana, ben);
        SocketClient socket = connect(ben)) {
      socket.request("activity", JsonValue.EMPTY_JSON_OBJECT);

      JsonObject seen = look(ana, ben);
      assertThat(seen.getString("status")).isEqualTo("offline");
      assertThat(seen.isNull("last_seen")).isTrue();
      assertThat(onlineNames(ana)).doesNotContain(ben.username());
      assertThat(watcher.framesUntilNow("presence_diff")).isEmpty();

      socket.request("set_status", status("online", null));
      awaitDiff(watcher, "joins");
      socket.request("set_status", status("invisible", null));
      awaitDiff(watcher, "leaves");
    }
  }

  private static List<String> onlineNames(Member viewer) {
    return viewer
        .rest()
        .get("/api/users/online-status/users?limit=200")
        .json()
        .getJsonArray("users")
        .getValuesAs(JsonString.class)
        .stream()
        .map(JsonString::getString)
        .toList();
  }

  @Test
  default void blockedUserShouldSeeTheBlockerAsOffline() {
    Member ana = member();
    Member ben = member();
    try (SocketClient blocked = watching(ana, ben);
        SocketClient socket = connect(ben)) {
      awaitDiff(blocked, "joins");
      Instant before = Instant.now().minusMillis(1);
      ben.rest().put("/api/users/me/blocks/" + ana.username());
      JsonObject leave = awaitDiff(blocked, "leaves");
      assertThat(Instant.parse(leave.getString("last_seen"))).isBetween(before, Instant.now());
      assertThat(look(ana, ben).getString("status")).isEqualTo("offline");
      assertThat(look(ana, ben).get("last_seen")).isEqualTo(leave.get("last_seen"));
      assertThat(onlineNames(ana)).doesNotContain(ben.username());

      socket.request("set_status", status("busy", "unseen"));
      assertThat(blocked.framesUntilNow("presence_diff")).hasSize(2);

      ben.rest().delete("/api/users/me/blocks/" + ana.username());
      assertThat(awaitDiff(blocked, "joins").getString("status")).isEqualTo("busy");
    }
  }

  @Test
  default void blockedUserShouldSeeWhenTheBlockerWasHereBeforeTheBlock() {
    Member ana = member();
    Member ben = member();
    Member witness = member();
    comeAndGo(witness, ben);
    JsonValue seen = look(ana, ben).get("last_seen");
    assertThat(look(ana, ben).isNull("last_seen")).isFalse();
    ben.rest().put("/api/users/me/blocks/" + ana.username());
    comeAndGo(witness, ben);
    assertThat(look(witness, ben).get("last_seen")).isNotEqualTo(seen);
    assertThat(look(ana, ben).get("last_seen")).isEqualTo(seen);
    try (SocketClient socket = connect(ana)) {
      socket.request("watch", usernames(ben.username()));
      JsonObject state = socket.await("presence_state").getJsonObject("data");
      assertThat(state.getJsonArray("users").getJsonObject(0).get("last_seen")).isEqualTo(seen);
    }

    JsonObject audience = Json.createObjectBuilder().add("last_seen_audience", "nobody").build();
    ben.rest().put("/api/users/me", audience);
    assertThat(look(ana, ben).isNull("last_seen")).isTrue();
  }

  default void comeAndGo(Member viewer, Member who) {
    try (SocketClient watcher = watching(viewer, who)) {
      connect(who).close();
      awaitDiff(watcher, "joins");
      awaitDiff(watcher, "leaves");
    }
  }

  @Test
  default void countsShouldNotTellWhoBlocks() {
    Member ana = member();
    Member ben = member();
    Member witness = member();
    ben.rest().put("/api/users/me/blocks/" + ana.username());
    try (SocketClient blocked = hearingAll(ana);
        SocketClient other = hearingAll(witness)) {
      awaitHidden("before", ana, witness, blocked, other, 0);
      try (SocketClient blocker = connect(ben)) {
        awaitHidden("blocked", ana, witness, blocked, other, 1);
        try (SocketClient late = hearingAll(ana)) {
          Waits.until(
              "the same after the greeting", () -> last(counts(late)) == last(counts(blocked)));
        }
        ben.rest().delete("/api/users/me/blocks/" + ana.username());
        awaitHidden("unblocked", ana, witness, blocked, other, 0);
        ben.rest().put("/api/users/me/blocks/" + ana.username());
        awaitHidden("blocked anew", ana, witness, blocked, other, 1);
        assertThat(blocker.isOpen()).isTrue();
      }
      awaitHidden("gone", ana, witness, blocked, other, 0);
    }
  }

  default SocketClient hearingAll(Member member) {
    SocketClient socket = connect(member);
    socket.request("subscribe", Json.createObjectBuilder().add("channel", "online").build());
    socket.await("online_count_update");
    return socket;
  }

  private static List<Integer> counts(SocketClient socket) {
    return socket.framesUntilNow("online_count_update").stream()
        .map(frame -> frame.getJsonObject("data").getInt("count"))
        .toList();
  }

  /** So many fewer the blocked user counts than others do, whichever way. */
  private static void awaitHidden(
      String when, Member ana, Member witness, SocketClient blocked, SocketClient other, int few) {
    Waits.until(
        when,
        () ->
            count(witness, "/count") - count(ana, "/count") == few
                && count(witness, "/users") - count(ana, "/users") == few
                && last(counts(other)) - last(counts(blocked)) == few);
  }

  private static int count(Member viewer, String path) {
    return viewer.rest().get("/api/users/online-status" + path).json().getInt("count");
  }

  private static int last(List<Integer> counts) {
    return counts.get(counts.size() - 1);
  }

  @Test
  default void blockedUserShouldSeeTheBlockerAsOfflineFromTheStart() {
    Member ana = member();
    Member ben = member();
    ben.rest().put("/api/users/me/blocks/" + ana.username());
    Member witness = member();
    try (SocketClient blocked = watching(ana, ben);
        SocketClient other = watching(witness, ben);
        SocketClient socket = connect(ben)) {
      awaitDiff(other, "joins");
      assertThat(blocked.framesUntilNow("presence_diff")).isEmpty();
      assertThat(socket.isOpen()).isTrue();
    }
  }

  @Test
  default void leaseShouldKeepAUserOnlineWithoutASocket() {
    Member ana = member();
    Member ben = member();
    try (SocketClient watcher = watching(ana, ben)) {
      var answer = ben.rest().post("/online-status/" + ben.username() + "/online");
      assertThat(answer.json().getBoolean("online")).isTrue();
      awaitDiff(watcher, "joins");

      ben.rest().post("/api/users/online-status/" + ben.username() + "/offline");
      awaitDiff(watcher, "leaves");
      assertThat(watcher.framesUntilNow("presence_diff")).hasSize(2);
    }
  }

  @Test
  default void onlyTheUserAndAdminsShouldChangePresence() {
    Member ana = member();
    Member ben = member();
    String path = "/api/users/online-status/" + ben.username();

    assertThat(ana.rest().post(path + "/online").status()).isEqualTo(403);
    assertThat(ana.rest().post(path + "/offline").status()).isEqualTo(403);
    assertThat(ben.rest().post(path + "/online").status()).isEqualTo(200);
    assertThat(ana.rest().post("/api/users/online-status/nobody_here/online").status())
        .isEqualTo(404);
    assertThat(ana.rest().get("/api/users/online-status/nobody_here").status()).isEqualTo(404);
  }

  @Test
  default void lastSeenShouldBeKeptFromThoseWhoMayNotKnowIt() {
    Member ana = member();
    Member ben = member();
    JsonObject audience = Json.createObjectBuilder().add("last_seen_audience", "nobody").build();
    ben.rest().put("/api/users/me", audience);
    try (SocketClient watcher = watching(ana, ben)) {
      connect(ben).close();
      awaitDiff(watcher, "joins");

      assertThat(awaitDiff(watcher, "leaves").isNull("last_seen")).isTrue();
      assertThat(look(ana, ben).isNull("last_seen")).isTrue();
    }
  }

  @Test
  default void bulkLookUpShouldLeaveUnknownNamesOut() {
    Member ana = member();
    Member ben = member();
    JsonObject answer =
        ana.rest()
            .post(
                "/api/users/online-status/query",
                usernames(ben.username(), "nobody_" + ben.username()))
            .json();

    assertThat(answer.getJsonArray("statuses")).hasSize(1);
    assertThat(answer.getJsonArray("statuses").getJsonObject(0).getString("username"))
        .isEqualTo(ben.username());
  }

  @Test
  default void wrongFieldsShouldBeNamed() {
    Member ana = member();
    String query = "/api/users/online-status/query";
    assertThat(fieldOf(ana.rest().post(query, JsonValue.EMPTY_JSON_OBJECT).json()))
        .isEqualTo("usernames");
    assertThat(fieldOf(ana.rest().put("/api/users/me/status", status("asleep", null)).json()))
        .isEqualTo("status");
    assertThat(
            fieldOf(ana.rest().put("/api/users/me/status", status("busy", "x".repeat(141))).json()))
        .isEqualTo("text");
    JsonObject past =
        Json.createObjectBuilder(status("busy", null))
            .add("expires_at", "2020-01-01T00:00:00Z")
            .build();
    assertThat(fieldOf(ana.rest().put("/api/users/me/status", past).json()))
        .isEqualTo("expires_at");
    assertThat(fieldOf(ana.rest().get("/api/users/online-status/users?limit=201").json()))
        .isEqualTo("limit");
  }

  private static String fieldOf(JsonObject problem) {
    assertThat(problem.getInt("status")).isEqualTo(400);
    return problem.getJsonArray("errors").getJsonObject(0).getString("field");
  }

  @Test
  default void subscribersOfOnlineShouldHearEachCrossingOnce() {
    Member ana = member();
    Member ben = member();
    try (SocketClient socket =
        SocketClient.at(server(), "/ws/online").token(ana.token()).connect()) {
      socket.await("connected");
      socket.await("online_count_update");
      SocketClient other = connect(ben);
      socket.await("ben online", f -> isAbout(f, "user_online", ben));
      socket.await("ben's status", f -> isAbout(f, "user_status", ben));
      other.close();
      JsonObject offline = socket.await("ben offline", f -> isAbout(f, "user_offline", ben));

      assertThat(offline.getJsonObject("data").getString("last_seen")).isNotEmpty();
      assertThat(framesAbout(socket, ben))
          .containsExactly("user_online", "user_status", "user_offline", "user_status");
    }
  }

  private static boolean isAbout(JsonObject frame, String event, Member member) {
    return frame.getString("event").equals(event)
        && frame.getJsonObject("data").getString("username").equals(member.username());
  }

  private static List<String> framesAbout(SocketClient socket, Member member) {
    socket.request("ping", JsonValue.EMPTY_JSON_OBJECT);
    return socket.frames().stream()
        .filter(f -> f.getString("event").startsWith("user_"))
        .filter(f -> f.getJsonObject("data").getString("username").equals(member.username()))
        .map(f -> f.getString("event"))
        .toList();
  }

  @Test
  default void presenceSocketShouldHoldOnlyItsOwnUserOnline() {
    Member ana = member();
    Member ben = member();
    assertThat(SocketClient.at(server(), "/ws/presence/" + ben.id()).token(ana.token()).refusal())
        .isEqualTo(403);
    try (SocketClient own =
        SocketClient.at(server(), "/ws/presence/" + ana.id()).token(ana.token()).connect()) {
      own.await("connected");
      awaitOnline(ben, ana);
    }
  }

  /** The snapshot law: the first snapshot, with the events applied, is the last snapshot. */
  @Test
  default void snapshotAndEventsShouldAddUpToTheNextSnapshot() {
    Member ana = member();
    List<Member> others = Stream.generate(this::member).limit(4).toList();
    String[] names = others.stream().map(Member::username).toArray(String[]::new);
    try (SocketClient watcher = connect(ana)) {
      watcher.request("watch", usernames(names));
      SocketClient kept = connect(others.get(0));
      connect(others.get(1)).close();
      kept.request("set_status", status("busy", "law"));
      try (SocketClient signedOff = connect(others.get(2))) {
        awaitOnline(ana, others.get(2));
        signedOff.request("user_offline", JsonValue.EMPTY_JSON_OBJECT);
        awaitDiff(watcher, "leaves");
        awaitDiff(watcher, "leaves");
      }
      watcher.request("watch", usernames(names));

      var snapshots = watcher.framesUntilNow("presence_state");
      assertThat(snapshots).hasSize(2);
      assertThat(applied(snapshots.get(0), watcher.frames())).isEqualTo(statuses(snapshots.get(1)));
      kept.close();
    }
  }

  private static Map<String, String> statuses(JsonObject snapshot) {
    Map<String, String> statuses = new HashMap<>();
    snapshot
        .getJsonObject("data")
        .getJsonArray("users")
        .getValuesAs(JsonObject.class)
        .forEach(user -> statuses.put(user.getString("username"), user.getString("status")));
    return statuses;
  }

  private static Map<String, String> applied(JsonObject snapshot, List<JsonObject> frames) {
    Map<String, String> state = statuses(snapshot);
    frames.stream()
        .filter(frame -> frame.getString("event").equals("presence_diff"))
        .flatMap(frame -> frame.getJsonObject("data").values().stream())
        .flatMap(part -> part.asJsonArray().getValuesAs(JsonObject.class).stream())
        .forEach(user -> state.put(user.getString("username"), user.getString("status")));
    return state;
  }
}
