package dev.lamplighter.connections.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.Answer;
import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.RestClient;
import dev.lamplighter.support.SocketClient;
import dev.lamplighter.support.Waits;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Connections as clients see them, whatever the database. */
interface ConnectionsContract {
  String PATH = "/api/connections";

  /** Limits off. */
  LamplighterServer server();

  default Member member() {
    return RestClient.of(server()).register();
  }

  default SocketClient connect(Member member) {
    return SocketClient.connected(server(), member);
  }

  static Answer ask(Member asker, String username) {
    return asker.rest().post(PATH, Json.createObjectBuilder().add("username", username).build());
  }

  static String asked(Member asker, Member asked) {
    Answer answer = ask(asker, asked.username());
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.json().getString("id");
  }

  static Answer accept(Member member, String id) {
    return member.rest().post(PATH + "/" + id + "/accept");
  }

  static List<String> names(Member member, String state) {
    return member
        .rest()
        .get(PATH + "?limit=200&state=" + state)
        .json()
        .getJsonArray("connections")
        .getValuesAs(JsonObject.class)
        .stream()
        .map(connection -> connection.getString("username"))
        .toList();
  }

  static int incoming(Member member) {
    return member.rest().get(PATH + "/requests/count").json().getInt("count");
  }

  static JsonObject await(SocketClient socket, String event) {
    return socket.await(event).getJsonObject("data");
  }

  @Test
  default void requestShouldShowOnAllTabsOfBoth() {
    Member ana = member();
    Member ben = member();
    try (SocketClient anas = connect(ana);
        SocketClient bens = connect(ben);
        SocketClient bensOther =
            SocketClient.at(server(), "/ws/connections").token(ben.token()).connect()) {
      String id = asked(ana, ben);
      for (SocketClient socket : List.of(bens, bensOther)) {
        JsonObject told = await(socket, "connection_request");
        assertThat(told.getString("id")).isEqualTo(id);
        assertThat(told.getString("user_id")).isEqualTo(ana.id());
        assertThat(told.getString("username")).isEqualTo(ana.username());
        assertThat(told.getString("state")).isEqualTo("incoming");
      }
      assertThat(await(bens, "notification").getString("type")).isEqualTo("connection_request");
      assertThat(await(anas, "connection_request").getString("state")).isEqualTo("outgoing");
      assertThat(names(ana, "outgoing")).containsExactly(ben.username());
      assertThat(names(ben, "incoming")).containsExactly(ana.username());
      assertThat(incoming(ben)).isEqualTo(1);
      assertThat(incoming(ana)).isZero();
    }
  }

  @Test
  default void acceptedRequestShouldConnectBothAndTellTheAsker() {
    Member ana = member();
    Member ben = member();
    String id = asked(ana, ben);
    try (SocketClient anas = connect(ana);
        SocketClient bens = connect(ben)) {
      assertThat(accept(ben, id).json().getString("state")).isEqualTo("accepted");
      for (SocketClient socket : List.of(anas, bens)) {
        assertThat(await(socket, "connection_accepted").getString("id")).isEqualTo(id);
      }
      JsonObject told = await(anas, "notification");
      assertThat(told.getString("type")).isEqualTo("connection_accepted");
      assertThat(told.getString("user_id")).isEqualTo(ben.id());
      assertThat(names(ana, "accepted")).containsExactly(ben.username());
      assertThat(names(ben, "accepted")).containsExactly(ana.username());
      assertThat(names(ben, "incoming")).isEmpty();
      assertThat(accept(ben, id).status()).as("twice is once").isEqualTo(200);
      assertThat(ben.rest().get("/api/notifications/count").json().getInt("count"))
          .as("dealt with")
          .isZero();
      assertThat(bens.framesUntilNow("connection_accepted")).hasSize(1);
    }
  }

  @Test
  default void declinedCancelledAndEndedOnesShouldBeGoneForBoth() {
    Member ana = member();
    Member ben = member();
    try (SocketClient anas = connect(ana);
        SocketClient bens = connect(ben)) {
      assertThat(ben.rest().post(PATH + "/" + asked(ana, ben) + "/decline").status())
          .isEqualTo(204);
      assertThat(await(anas, "connection_removed").getString("state")).isEqualTo("outgoing");
      await(bens, "connection_removed");

      assertThat(ana.rest().delete(PATH + "/" + asked(ana, ben)).status()).isEqualTo(204);
      assertThat(await(bens, "connection_removed").getString("state")).isEqualTo("incoming");

      String id = asked(ana, ben);
      accept(ben, id);
      assertThat(ana.rest().delete(PATH + "/" + id).status()).isEqualTo(204);
      bens.await(
          "the end",
          frame ->
              frame.getString("event", "").equals("connection_removed")
                  && frame.getJsonObject("data").getString("state").equals("accepted"));
      assertThat(names(ana, "outgoing")).isEmpty();
      assertThat(names(ana, "accepted")).isEmpty();
      assertThat(names(ben, "accepted")).isEmpty();
      assertThat(ana.rest().delete(PATH + "/" + id).status()).isEqualTo(404);
    }
  }

  @Test
  default void askingAgainShouldChangeNothing() {
    Member ana = member();
    Member ben = member();
    String id = asked(ana, ben);
    Answer again = ask(ana, ben.username());
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json().getString("id")).isEqualTo(id);
    assertThat(ben.rest().get("/api/notifications").json().getJsonArray("notifications"))
        .hasSize(1);
  }

  @Test
  default void askingAndCancellingShouldBeToldInOneNotification() {
    Member ana = member();
    Member ben = member();
    for (int i = 0; i < 5; i++) {
      assertThat(ana.rest().delete(PATH + "/" + asked(ana, ben)).status()).isEqualTo(204);
    }
    assertThat(notifications(ben)).singleElement().matches(one -> one.getBoolean("read"));
    asked(ana, ben);
    JsonObject told = notifications(ben).get(0);
    assertThat(notifications(ben)).hasSize(1);
    assertThat(told.getBoolean("read")).isFalse();
    assertThat(told.isNull("replaces")).as("unread again, so it counts again").isTrue();
  }

  private static List<JsonObject> notifications(Member member) {
    return member
        .rest()
        .get("/api/notifications?limit=200")
        .json()
        .getJsonArray("notifications")
        .getValuesAs(JsonObject.class);
  }

  @Test
  default void crossingRequestsShouldBecomeOneConnection() {
    Member ana = member();
    Member ben = member();
    String id = asked(ana, ben);
    Answer crossing = ask(ben, ana.username());
    assertThat(crossing.status()).isEqualTo(200);
    assertThat(crossing.json().getString("id")).isEqualTo(id);
    assertThat(crossing.json().getString("state")).isEqualTo("accepted");
  }

  @Test
  default void requestsThatCrossInTheSameMomentShouldBecomeOneConnection() {
    for (int i = 0; i < 10; i++) {
      Member ana = member();
      Member ben = member();
      List<Answer> answers =
          Stream.of(
                  CompletableFuture.supplyAsync(() -> ask(ana, ben.username())),
                  CompletableFuture.supplyAsync(() -> ask(ben, ana.username())))
              .toList()
              .stream()
              .map(CompletableFuture::join)
              .toList();
      assertThat(answers).allMatch(answer -> answer.status() < 300);
      assertThat(names(ana, "accepted")).containsExactly(ben.username());
      assertThat(names(ben, "accepted")).containsExactly(ana.username());
    }
  }

  @Test
  default void blockedUsersShouldFindNobodyToAsk() {
    Member ana = member();
    Member ben = member();
    ben.rest().put("/api/users/me/blocks/" + ana.username());

    Answer blocked = ask(ana, ben.username());
    Answer unknown = ask(ana, "nobody_of_this_name");

    assertThat(blocked.status()).isEqualTo(404);
    assertThat(blocked.body()).isEqualTo(unknown.body());
    assertThat(incoming(ben)).isZero();
    assertThat(ben.rest().get("/api/notifications/count").json().getInt("count")).isZero();
    assertThat(ask(ben, ana.username()).status()).as("whom one has blocked").isEqualTo(409);
  }

  @Test
  default void blockShouldEndTheConnection() {
    Member ana = member();
    Member ben = member();
    accept(ben, asked(ana, ben));
    try (SocketClient anas = connect(ana)) {
      ben.rest().put("/api/users/me/blocks/" + ana.username());
      await(anas, "connection_removed");
      assertThat(names(ana, "accepted")).isEmpty();
    }
  }

  @Test
  default void othersShouldNotTouchIt() {
    Member ana = member();
    Member ben = member();
    String id = asked(ana, ben);
    for (Member stranger : List.of(ana, member())) {
      assertThat(accept(stranger, id).status()).isEqualTo(404);
      assertThat(stranger.rest().post(PATH + "/" + id + "/decline").status()).isEqualTo(404);
    }
    assertThat(member().rest().delete(PATH + "/" + id).status()).isEqualTo(404);
    for (String malformed : List.of("x", "0", "99999999999999999999")) {
      assertThat(accept(ben, malformed).status()).isEqualTo(404);
    }
    assertThat(ask(ana, ana.username()).status()).isEqualTo(400);
    assertThat(ana.rest().get(PATH + "?state=none").status()).isEqualTo(400);
    assertThat(RestClient.of(server()).get(PATH).status()).isEqualTo(401);
  }

  @Test
  default void listsShouldPage() {
    Member ana = member();
    List<Member> askers = IntStream.range(0, 5).mapToObj(i -> member()).toList();
    askers.forEach(asker -> asked(asker, ana));
    JsonObject first = ana.rest().get(PATH + "?state=incoming&limit=3").json();
    JsonObject second =
        ana.rest().get(PATH + "?state=incoming&limit=3&after=" + first.getString("next")).json();
    assertThat(first.getJsonArray("connections")).hasSize(3);
    assertThat(second.getJsonArray("connections")).hasSize(2);
    assertThat(second.isNull("next")).isTrue();
    assertThat(second.getJsonArray("connections").getJsonObject(1).getString("username"))
        .isEqualTo(askers.get(0).username());
    assertThat(ana.rest().get(PATH + "?state=incoming&after=MSB4").status()).isEqualTo(400);
  }

  @Test
  default void profileShouldTellWhatConnectsOneWithAnother() {
    Member ana = member();
    Member ben = member();
    String path = PATH + "/with/" + ben.username();
    assertThat(ana.rest().get(path).status()).isEqualTo(404);
    asked(ana, ben);
    assertThat(ana.rest().get(path).json().getString("state")).isEqualTo("outgoing");
  }

  @Test
  default void suggestedShouldBeFriendsOfFriendsFirstAndNobodyWhomOneKnows() {
    Member ana = member();
    Member ben = member();
    Member cleo = member();
    accept(ben, asked(ana, ben));
    accept(ben, asked(cleo, ben));
    for (int i = 0; i < 3; i++) {
      member();
    }
    List<String> suggested = suggested(ana);
    assertThat(suggested.get(0)).isEqualTo(cleo.username());
    assertThat(suggested).hasSize(3).doesNotContain(ana.username(), ben.username());

    cleo.rest().put("/api/users/me/blocks/" + ana.username());
    assertThat(suggested(ana)).doesNotContain(cleo.username());
  }

  @Test
  default void connectionsShouldSeeWhenOneWasLastHereIfTheyAloneMay() {
    Member ana = member();
    Member ben = member();
    Member stranger = member();
    accept(ben, asked(ana, ben));
    connect(ana).close();
    String status = "/api/users/online-status/" + ana.username();
    Waits.until("last seen", () -> !stranger.rest().get(status).json().isNull("last_seen"));

    ana.rest()
        .put(
            "/api/users/me",
            Json.createObjectBuilder().add("last_seen_audience", "connections").build());
    Waits.until("hidden", () -> stranger.rest().get(status).json().isNull("last_seen"));
    assertThat(ben.rest().get(status).json().isNull("last_seen")).isFalse();
    try (SocketClient bens = connect(ben)) {
      bens.request(
          "watch",
          Json.createObjectBuilder()
              .add("usernames", Json.createArrayBuilder().add(ana.username()))
              .build());
      assertThat(
              await(bens, "presence_state").getJsonArray("users").getJsonObject(0).get("last_seen"))
          .isNotEqualTo(JsonValue.NULL);
    }
    ben.rest()
        .delete(
            PATH + "/" + ben.rest().get(PATH + "/with/" + ana.username()).json().getString("id"));
    assertThat(ben.rest().get(status).json().isNull("last_seen")).isTrue();
  }

  @Test
  default void connectionsWhoWatchShouldHearAtOnceWhenOneWasLastHere() {
    Member ana = member();
    Member ben = member();
    Member stranger = member();
    accept(ben, asked(ana, ben));
    ana.rest()
        .put(
            "/api/users/me",
            Json.createObjectBuilder().add("last_seen_audience", "connections").build());
    try (SocketClient bens = watching(ben, ana);
        SocketClient strangers = watching(stranger, ana)) {
      Instant before = Instant.now().truncatedTo(ChronoUnit.MILLIS);
      connect(ana).close();
      assertThat(Instant.parse(left(bens).getString("last_seen"))).isBetween(before, Instant.now());
      assertThat(left(strangers).isNull("last_seen")).isTrue();

      ben.rest()
          .delete(
              PATH + "/" + ben.rest().get(PATH + "/with/" + ana.username()).json().getString("id"));
      await(bens, "connection_removed");
      connect(ana).close();
      assertThat(left(bens).isNull("last_seen")).as("no longer connected").isTrue();
      left(strangers);

      accept(stranger, asked(ana, stranger));
      connect(ana).close();
      assertThat(left(strangers).isNull("last_seen")).as("connected meanwhile").isFalse();
    }
  }

  /**
   * The snapshot law: what was there, with the events applied, is what is there. Two who ask each
   * other at once may be told of the request after the acceptance; a connection never goes back.
   */
  @Test
  default void snapshotWithTheEventsShouldEqualTheNextSnapshot() {
    Member ana = member();
    List<Member> others = Stream.generate(this::member).limit(6).toList();
    accept(others.get(0), asked(ana, others.get(0)));
    asked(others.get(1), ana);
    try (SocketClient anas =
        SocketClient.at(server(), "/ws/connections").token(ana.token()).connect()) {
      anas.await("connected");
      Map<String, String> before = snapshot(ana);
      assertThat(before).hasSize(2);
      List<CompletableFuture<Void>> doing =
          others.stream()
              .map(other -> CompletableFuture.runAsync(() -> comeAndGo(ana, other)))
              .toList();
      doing.forEach(CompletableFuture::join);
      others.subList(0, 3).forEach(other -> asked(ana, other));
      Map<String, String> after = snapshot(ana);
      assertThat(after).hasSize(3);
      Waits.untilAsserted(
          "events lead to what is there",
          () -> assertThat(applied(before, anas.frames())).isEqualTo(after));
    }
  }

  /** They ask each other at once, and are connected; then they part. */
  private static void comeAndGo(Member ana, Member other) {
    CompletableFuture<Answer> hers =
        CompletableFuture.supplyAsync(() -> ask(ana, other.username()));
    assertThat(ask(other, ana.username()).status()).isLessThan(300);
    assertThat(hers.join().status()).isLessThan(300);
    ask(ana, other.username());
    String id = ana.rest().get(PATH + "/with/" + other.username()).json().getString("id");
    assertThat(other.rest().delete(PATH + "/" + id).status()).isEqualTo(204);
  }

  private static Map<String, String> snapshot(Member member) {
    Map<String, String> states = new TreeMap<>();
    for (String state : List.of("incoming", "outgoing", "accepted")) {
      member
          .rest()
          .get(PATH + "?limit=200&state=" + state)
          .json()
          .getJsonArray("connections")
          .getValuesAs(JsonObject.class)
          .forEach(one -> states.put(one.getString("id"), one.getString("state")));
    }
    return states;
  }

  private static Map<String, String> applied(Map<String, String> before, List<JsonObject> frames) {
    Map<String, String> states = new TreeMap<>(before);
    Set<String> gone = new HashSet<>();
    for (JsonObject frame : frames) {
      String event = frame.getString("event");
      JsonObject data = frame.getJsonObject("data");
      if (event.equals("connection_removed")) {
        states.remove(data.getString("id"));
        gone.add(data.getString("id"));
      } else if (event.startsWith("connection_") && !gone.contains(data.getString("id"))) {
        states.merge(
            data.getString("id"),
            data.getString("state"),
            (known, told) -> known.equals("accepted") ? known : told);
      }
    }
    return states;
  }

  private SocketClient watching(Member viewer, Member watched) {
    SocketClient socket = connect(viewer);
    socket.request(
        "watch",
        Json.createObjectBuilder()
            .add("usernames", Json.createArrayBuilder().add(watched.username()))
            .build());
    return socket;
  }

  /** The next leave that this watcher hears of. */
  private static JsonObject left(SocketClient watcher) {
    return watcher
        .await(
            "a leave",
            frame ->
                frame.getString("event").equals("presence_diff")
                    && !frame.getJsonObject("data").getJsonArray("leaves").isEmpty())
        .getJsonObject("data")
        .getJsonArray("leaves")
        .getJsonObject(0);
  }

  private static List<String> suggested(Member member) {
    return member
        .rest()
        .get("/api/users/me/suggested?limit=3")
        .json()
        .getJsonArray("users")
        .getValuesAs(JsonObject.class)
        .stream()
        .map(user -> user.getString("username"))
        .toList();
  }
}
