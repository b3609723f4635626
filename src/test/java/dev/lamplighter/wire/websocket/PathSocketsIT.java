package dev.lamplighter.wire.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.RestClient;
import dev.lamplighter.support.SocketClient;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The addresses of seed 004: each socket carries its own and nothing else, and takes raw texts. */
class PathSocketsIT {
  private static final Set<String> OWN = Set.of("connected", "reply", "pong");

  private final LamplighterServer server = LamplighterServer.shared();
  private final Member ana = RestClient.of(server).register();
  private final Member ben = RestClient.of(server).register();

  private SocketClient open(Member member, String path) {
    SocketClient socket = SocketClient.at(server, path).token(member.token()).connect();
    socket.await("connected");
    return socket;
  }

  private String conversation(String title) {
    JsonObject body =
        Json.createObjectBuilder()
            .add("usernames", Json.createArrayBuilder().add(ben.username()))
            .add("title", title)
            .build();
    return ana.rest().post("/api/conversations", body).json().getString("id");
  }

  private JsonObject say(String conversation, String text) {
    return ana.rest()
        .post("/api/conversations/" + conversation + "/messages", json("content", text))
        .json();
  }

  private static JsonObject json(String name, String value) {
    return Json.createObjectBuilder().add(name, value).build();
  }

  /** The names of the events that the user was told on this socket, until now. */
  private static List<String> told(SocketClient socket) {
    socket.request("ping", JsonValue.EMPTY_JSON_OBJECT);
    return socket.frames().stream()
        .map(frame -> frame.getString("event"))
        .filter(event -> !OWN.contains(event))
        .toList();
  }

  private static List<String> messages(SocketClient socket) {
    return socket.framesUntilNow("new_message").stream()
        .map(frame -> frame.getJsonObject("data").getString("content"))
        .toList();
  }

  @Test
  void fiveSocketsTogetherShouldGetEachEventOnce() {
    String shown = conversation("shown");
    String other = conversation("other");
    try (SocketClient messages = open(ben, "/ws/messages/" + shown);
        SocketClient connections = open(ben, "/ws/connections");
        SocketClient notifications = open(ben, "/ws/notifications");
        SocketClient feed = open(ben, "/ws/feed");
        SocketClient online = open(ben, "/ws/online");
        SocketClient presence = open(ben, "/ws/presence/" + ben.id());
        SocketClient all = open(ben, "/ws")) {
      say(other, "elsewhere");
      say(shown, "here");
      ana.rest().post("/api/connections", json("username", ben.username()));
      ana.rest().post("/api/posts", json("content", "Hello"));
      all.await("the request's notification", frame -> isNotification(frame, "connection_request"));
      notifications.await("it too", frame -> isNotification(frame, "connection_request"));
      messages.await("new_message");
      connections.await("connection_request");
      feed.await("post_created");

      assertThat(told(messages)).containsExactly("new_message");
      assertThat(messages(messages)).containsExactly("here");
      assertThat(told(connections)).containsExactly("connection_request");
      assertThat(told(notifications))
          .contains("notification")
          .isSubsetOf("notification", "notification_updated", "notification_count");
      assertThat(told(feed))
          .contains("post_created")
          .isSubsetOf("post_created", "post_deleted", "like_update", "comment_update");
      assertThat(told(online))
          .isSubsetOf("user_online", "user_offline", "user_status", "online_count_update");
      assertThat(told(presence)).isEmpty();
      assertThat(messages(all)).containsExactly("elsewhere", "here");
      assertThat(told(all)).contains("connection_request", "notification", "notification_count");
    }
  }

  private static boolean isNotification(JsonObject frame, String type) {
    return frame.getString("event").equals("notification")
        && frame.getJsonObject("data").getString("type").equals(type);
  }

  /** Each kind of event that belongs to a conversation, in two of them. */
  @Test
  void socketOfAConversationShouldHearAllThatHappensInItAndNothingOfAnother() {
    String shown = conversation("shown");
    String other = conversation("other");
    try (SocketClient socket = open(ben, "/ws/messages/" + shown);
        SocketClient all = open(ben, "/ws");
        SocketClient anas = open(ana, "/ws")) {
      for (String id : List.of(other, shown)) {
        String message = say(id, "first").getString("message_id");
        say(id, "second");
        anas.request(
            "edit_message",
            Json.createObjectBuilder(json("message_id", message)).add("content", "1st").build());
        anas.request(
            "react",
            Json.createObjectBuilder(json("message_id", message)).add("emoji", "👍").build());
        anas.request("delete_message", json("message_id", message));
        JsonObject two =
            Json.createObjectBuilder(json("conversation_id", id)).add("seq", 2).build();
        anas.request("mark_read", two);
        anas.request("mark_delivered", two);
        ana.rest().put("/api/conversations/" + id, json("title", "renamed"));
        all.await("its receipt", frame -> isOf(frame, "message_delivered", id));
      }
      List<String> events =
          Stream.of(
                  "new_message",
                  "new_message",
                  "message_edited",
                  "message_reaction",
                  "message_deleted",
                  "message_read",
                  "conversation_changed",
                  "message_delivered")
              .toList();
      socket.await("its receipt", frame -> isOf(frame, "message_delivered", shown));
      assertThat(told(socket)).containsExactlyInAnyOrderElementsOf(events);
      assertThat(socket.frames())
          .filteredOn(frame -> !OWN.contains(frame.getString("event")))
          .allMatch(frame -> isOf(frame, frame.getString("event"), shown));
    }
  }

  private static boolean isOf(JsonObject frame, String event, String conversation) {
    return frame.getString("event").equals(event)
        && frame.getJsonObject("data").getString("conversation_id").equals(conversation);
  }

  /** Asking for more on a narrow socket is still an offer that is kept. */
  @Test
  void socketOfAPathShouldHearWhatItSubscribesToBesides() {
    try (SocketClient feed = open(ben, "/ws/feed")) {
      feed.request("subscribe", json("channel", "notifications"));
      ben.rest().post("/api/ws/test-notification", json("message", "Hello"));

      assertThat(feed.await("notification").getJsonObject("data").getString("message"))
          .isEqualTo("Hello");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"content\":\"raw\"}",
        "{\"message\":\"raw\"}",
        "{\"type\":\"message\",\"content\":\"raw\",\"client_id\":17}"
      })
  void rawTextOnAConversationsSocketShouldBeAMessageToIt(String text) {
    String id = conversation("raw");
    try (SocketClient sender = open(ben, "/ws/messages/" + id);
        SocketClient bensOther = open(ben, "/ws");
        SocketClient reader = open(ana, "/ws/messages/" + id)) {
      sender.sendText(text);

      for (SocketClient socket : List.of(reader, bensOther, sender)) {
        JsonObject message = socket.await("new_message").getJsonObject("data");
        assertThat(message.getString("content")).isEqualTo("raw");
        assertThat(message.getString("conversation_id")).isEqualTo(id);
        assertThat(message.getString("from")).isEqualTo(ben.username());
        assertThat(messages(socket)).as("once").containsExactly("raw");
      }
    }
  }

  @Test
  void rawMessageWithAReferenceShouldBeAnsweredByItAlone() {
    String id = conversation("raw");
    try (SocketClient sender = open(ben, "/ws/messages/" + id)) {
      sender.sendText("{\"content\":\"raw\",\"ref\":7}");

      JsonObject reply = sender.await("reply");
      assertThat(reply.getInt("ref")).isEqualTo(7);
      assertThat(reply.getJsonObject("data").getString("content")).isEqualTo("raw");
      assertThat(messages(sender)).isEmpty();
    }
  }

  @Test
  void rawTextShouldBeRefusedElsewhereAndWhereItIsNoText() {
    String id = conversation("raw");
    try (SocketClient all = open(ben, "/ws");
        SocketClient own = open(ben, "/ws/messages/" + id)) {
      all.sendText("{\"content\":\"raw\"}");
      own.sendText("{\"content\":[1]}");

      assertThat(field(all.await("error"))).isEqualTo("event");
      assertThat(field(own.await("error"))).isEqualTo("content");
      assertThat(messages(all)).isEmpty();
    }
  }

  private static String field(JsonObject error) {
    JsonObject problem = error.getJsonObject("data");
    return problem.getJsonArray("errors").getJsonObject(0).getString("field");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ping",
        "\"ping\"",
        "{\"type\":\"ping\"}",
        "{\"type\":\"ping\",\"timestamp\":1}",
        "{\"event\":\"ping\",\"data\":1700000000000}",
        "{\"event\":\"ping\",\"data\":[]}"
      })
  void pingOfAnyShapeShouldBeAnsweredByPong(String text) {
    for (String path : List.of("/ws", "/ws/connections", "/ws/presence/" + ben.id())) {
      try (SocketClient socket = open(ben, path)) {
        socket.sendText(text);
        assertThat(socket.await("pong").getJsonObject("data").getString("timestamp")).isNotBlank();
      }
    }
  }
}
