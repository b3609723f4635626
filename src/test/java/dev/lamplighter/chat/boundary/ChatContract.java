package dev.lamplighter.chat.boundary;

import static dev.lamplighter.chat.boundary.Talk.await;
import static dev.lamplighter.chat.boundary.Talk.contents;
import static dev.lamplighter.chat.boundary.Talk.data;
import static dev.lamplighter.chat.boundary.Talk.direct;
import static dev.lamplighter.chat.boundary.Talk.group;
import static dev.lamplighter.chat.boundary.Talk.json;
import static dev.lamplighter.chat.boundary.Talk.look;
import static dev.lamplighter.chat.boundary.Talk.messages;
import static dev.lamplighter.chat.boundary.Talk.post;
import static dev.lamplighter.chat.boundary.Talk.refusal;
import static dev.lamplighter.chat.boundary.Talk.send;
import static dev.lamplighter.chat.boundary.Talk.usernames;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.Answer;
import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.RestClient;
import dev.lamplighter.support.SocketClient;
import dev.lamplighter.support.Waits;
import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Chat as clients see it, whatever the database. */
interface ChatContract {
  /** Limits off. */
  LamplighterServer server();

  default Member member() {
    return RestClient.of(server()).register();
  }

  default SocketClient connect(Member member) {
    return SocketClient.connected(server(), member);
  }

  @Test
  default void messageShouldReachAllTabsOfBothButTheOneThatSent() {
    Member ana = member();
    Member ben = member();
    try (SocketClient sender = connect(ana);
        SocketClient otherTab = connect(ana);
        SocketClient receiver = connect(ben);
        SocketClient receiversOtherTab = connect(ben)) {
      JsonObject ack =
          data(
              sender.request(
                  "send_message", json("to", ben.username(), "message", "Hi", "client_id", "c-1")));
      assertThat(ack.getBoolean("ok")).isTrue();
      assertThat(ack.getInt("seq")).isEqualTo(1);
      assertThat(ack.getString("client_id")).isEqualTo("c-1");
      for (SocketClient socket : List.of(otherTab, receiver, receiversOtherTab)) {
        JsonObject pushed = await(socket, "new_message");
        assertThat(pushed.getString("content")).isEqualTo("Hi");
        assertThat(pushed.getString("message")).isEqualTo("Hi");
        assertThat(pushed.getString("from")).isEqualTo(ana.username());
        assertThat(pushed.getString("message_id")).isEqualTo(ack.getString("message_id"));
        assertThat(socket.framesUntilNow("new_message")).hasSize(1);
      }
      assertThat(sender.framesUntilNow("new_message")).isEmpty();
    }
  }

  @Test
  default void offlineUserShouldFindTheMessagesWaiting() {
    Member ana = member();
    Member ben = member();
    String id = direct(ana, ben);
    post(ana, id, "one");
    post(ana, id, "two");

    JsonObject list = ben.rest().get("/api/conversations").json();
    JsonObject conversation = list.getJsonArray("conversations").getJsonObject(0);

    assertThat(list.isNull("next")).isTrue();
    assertThat(conversation.getString("id")).isEqualTo(id);
    assertThat(conversation.getString("kind")).isEqualTo("direct");
    assertThat(conversation.getInt("unread")).isEqualTo(2);
    assertThat(conversation.getJsonObject("last_message").getString("content")).isEqualTo("two");
    assertThat(conversation.getJsonArray("members")).hasSize(2);
    assertThat(ben.rest().get("/api/conversations/count").json().getInt("count")).isEqualTo(1);
    assertThat(contents(ben, id)).containsExactly("one", "two");
    assertThat(look(ana, id).getInt("unread")).as("one's own never count").isZero();
    assertThat(ana.rest().get("/api/conversations/count").json().getInt("count")).isZero();
  }

  @Test
  default void askingForADirectConversationTwiceShouldGiveTheSame() {
    Member ana = member();
    Member ben = member();
    Answer made = ana.rest().post("/api/conversations", usernames(ben));
    Answer again = ben.rest().post("/api/conversations", usernames(ana));

    assertThat(made.status()).isEqualTo(201);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json().getString("id")).isEqualTo(made.json().getString("id"));
  }

  @Test
  default void notesToOneselfShouldWork() {
    Member ana = member();
    String id = direct(ana, ana);
    assertThat(post(ana, id, "milk").status()).isEqualTo(201);
    assertThat(look(ana, id).getInt("member_count")).isEqualTo(1);
    assertThat(contents(ana, id)).containsExactly("milk");
  }

  @Test
  default void repeatShouldGetTheFirstAnswerAndBePushedOnce() {
    Member ana = member();
    Member ben = member();
    String id = direct(ana, ben);
    try (SocketClient receiver = connect(ben);
        SocketClient sender = connect(ana)) {
      Answer first = post(ana, id, "once", "same");
      Answer repeat = post(ana, id, "once", "same");
      JsonObject byAnotherRoad =
          data(
              sender.request(
                  "send_message",
                  json("conversation_id", id, "content", "once", "client_id", "same")));
      post(ana, id, "end");

      assertThat(first.status()).isEqualTo(201);
      assertThat(repeat.status()).isEqualTo(200);
      assertThat(repeat.json()).isEqualTo(first.json());
      assertThat(byAnotherRoad.getString("message_id"))
          .isEqualTo(first.json().getString("message_id"));
      receiver.await("end", f -> f.toString().contains("\"end\""));
      assertThat(receiver.framesUntilNow("new_message")).hasSize(2);
      assertThat(contents(ben, id)).containsExactly("once", "end");
    }
  }

  @Test
  default void sameClientIdForSomethingElseShouldConflict() {
    Member ana = member();
    String id = direct(ana, member());
    String other = direct(ana, member());
    post(ana, id, "text", "same");

    assertThat(post(ana, id, "another text", "same").status()).isEqualTo(409);
    assertThat(post(ana, other, "text", "same").status()).isEqualTo(409);
    assertThat(look(ana, other).getInt("last_seq")).isZero();
    assertThat(post(ana, id, "next").json().getInt("seq")).as("no hole").isEqualTo(2);
  }

  @Test
  default void manySendersAtOnceShouldLeaveNoHoleAndKeepEachOnesOrder() {
    Member ana = member();
    Member ben = member();
    String id = direct(ana, ben);
    int each = 60;
    try (SocketClient one = connect(ana);
        SocketClient two = connect(ben);
        SocketClient witness = connect(ana)) {
      IntStream.range(0, each)
          .forEach(
              i ->
                  Stream.of(one, two)
                      .forEach(
                          socket ->
                              socket.send(
                                  "send_message",
                                  json("conversation_id", id, "content", name(socket, one) + i))));
      Waits.until("all pushed", () -> pushes(witness).size() == 2 * each);

      assertThat(pushes(witness).stream().map(m -> m.getInt("seq")))
          .containsExactlyElementsOf(IntStream.rangeClosed(1, 2 * each).boxed().toList());
      for (String sender : List.of("a", "b")) {
        assertThat(
                pushes(witness).stream()
                    .map(m -> m.getString("content"))
                    .filter(c -> c.startsWith(sender)))
            .containsExactlyElementsOf(IntStream.range(0, each).mapToObj(i -> sender + i).toList());
      }
    }
  }

  private static String name(SocketClient socket, SocketClient one) {
    return socket == one ? "a" : "b";
  }

  static List<JsonObject> pushes(SocketClient socket) {
    return socket.frames().stream()
        .filter(f -> f.getString("event").equals("new_message"))
        .map(f -> f.getJsonObject("data"))
        .toList();
  }

  @Test
  default void strangersShouldMeetTheSameAnswerAsForWhatIsNotThere() {
    Member ana = member();
    Member stranger = member();
    String id = direct(ana, member());
    String message = post(ana, id, "secret").json().getString("message_id");
    try (SocketClient socket = connect(stranger)) {
      for (String unknown : List.of(id, "999999999", "0", "x", "-1", "1e3")) {
        String base = "/api/conversations/" + unknown;
        assertThat(
                List.of(
                    stranger.rest().get(base).status(),
                    stranger.rest().get(base + "/messages").status(),
                    post(stranger, unknown, "hello").status(),
                    stranger.rest().put(base + "/read", json("seq", 1)).status(),
                    stranger.rest().put(base, json("muted", true)).status(),
                    stranger.rest().get(base + "/members").status(),
                    stranger.rest().get(base + "/messages/" + message + "/edits").status(),
                    stranger.rest().delete(base + "/messages/" + message).status()))
            .as(unknown)
            .containsOnly(404);
        JsonObject where = json("conversation_id", unknown, "content", "x", "seq", 1);
        for (String command : List.of("send_message", "mark_read", "join_conversation")) {
          assertThat(refusal(socket.request(command, where))).as(command).isEqualTo(404);
        }
        assertThat(
                SocketClient.at(server(), "/ws/messages/" + unknown)
                    .token(stranger.token())
                    .refusal())
            .isEqualTo(404);
      }
      assertThat(
              refusal(socket.request("edit_message", json("message_id", message, "content", "x"))))
          .isEqualTo(404);
      assertThat(
              data(socket.request("sync", json("conversations", json(id, 0))))
                  .getJsonObject("conversations"))
          .isEmpty();
      assertThat(contents(ana, id)).containsExactly("secret");
      assertThat(look(ana, id).getInt("last_seq")).isEqualTo(1);
    }
  }

  @Test
  default void blockShouldCloseADirectConversationBothWays() {
    Member ana = member();
    Member ben = member();
    String id = direct(ana, ben);
    post(ana, id, "before");
    ben.rest().put("/api/users/me/blocks/" + ana.username());

    Answer toBlocker = post(ana, id, "x");
    Answer toBlocked = post(ben, id, "x");
    assertThat(toBlocker.status()).isEqualTo(403);
    assertThat(toBlocked.json()).isEqualTo(toBlocker.json());
    assertThat(contents(ana, id)).containsExactly("before");
    Member cleo = member();
    cleo.rest().put("/api/users/me/blocks/" + ana.username());
    assertThat(ana.rest().post("/api/conversations", usernames(cleo)).status()).isEqualTo(403);
    assertThat(ana.rest().post("/api/conversations", usernames(cleo, ben)).status()).isEqualTo(403);

    ben.rest().delete("/api/users/me/blocks/" + ana.username());
    assertThat(post(ana, id, "after").json().getInt("seq")).as("no hole").isEqualTo(2);
  }

  @Test
  default void badInputShouldNameTheFieldAndLeaveNothingBehind() {
    Member ana = member();
    String id = direct(ana, member());
    List<Answer> answers =
        List.of(
            ana.rest().post(messages(id), json("content", "")),
            ana.rest().post(messages(id), json("content", " \n ")),
            ana.rest().post(messages(id), json("content", "x".repeat(4001))),
            ana.rest().post(messages(id), json("content", "nul \0")),
            ana.rest().post(messages(id), json("x", "y")),
            ana.rest().post(messages(id), json("content", "x", "client_id", "y".repeat(65))),
            ana.rest().post(messages(id), json("content", "x", "reply_to", id + ".1")),
            ana.rest().post(messages(id), json("content", "x", "reply_to", "1.1")),
            ana.rest().put("/api/conversations/" + id + "/read", json("seq", -1)),
            ana.rest().get(messages(id) + "?before=x"),
            ana.rest().get("/api/conversations?after=MSB4"),
            ana.rest().get("/api/conversations?after=" + cursor("1 1234567890123456789")),
            ana.rest().get("/api/conversations/" + id + "/members?after=" + cursor("1 \0")),
            ana.rest().get("/api/conversations/search?q=x&after=" + cursor("1 1 \0")),
            ana.rest().get("/api/conversations/search?q=%20"));
    assertThat(answers)
        .allSatisfy(
            answer -> {
              assertThat(answer.status()).as(answer.body()).isEqualTo(400);
              assertThat(answer.json().getJsonArray("errors")).hasSize(1);
            });
    assertThat(ana.rest().post("/api/conversations", json("title", "x")).status()).isEqualTo(400);
    try (SocketClient socket = connect(ana)) {
      assertThat(
              refusal(socket.request("send_message", json("to", "nobody_" + id, "message", "x"))))
          .isEqualTo(404);
    }
    assertThat(look(ana, id).getInt("last_seq")).isZero();
  }

  private static String cursor(String place) {
    return Base64.getUrlEncoder().encodeToString(place.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  default void textShouldBeKeptAsItWasSent() {
    Member ana = member();
    Member ben = member();
    String id = direct(ana, ben);
    List<String> texts =
        List.of(
            "<script>alert(1)</script> & \"quotes\" \\ ",
            "\u202eright to left\u202c \u200d\u200b",
            "🏮".repeat(4000),
            "  spaces\n\n and lines\t ");
    try (SocketClient receiver = connect(ben)) {
      for (String text : texts) {
        assertThat(post(ana, id, text).status()).isEqualTo(201);
        assertThat(await(receiver, "new_message").getString("content")).isEqualTo(text);
      }
    }
    assertThat(contents(ben, id)).isEqualTo(texts);
  }

  @Test
  default void readCursorShouldGoForwardAndBeToldToAllTabs() {
    Member ana = member();
    Member ben = member();
    String id = direct(ana, ben);
    IntStream.rangeClosed(1, 3).forEach(i -> post(ana, id, "m" + i));
    try (SocketClient writer = connect(ana);
        SocketClient reader = connect(ben);
        SocketClient readersOtherTab = connect(ben)) {
      JsonObject answer = data(reader.request("mark_read", json("conversation_id", id, "seq", 2)));
      assertThat(answer.getInt("unread")).isEqualTo(1);
      for (SocketClient socket : List.of(writer, readersOtherTab)) {
        JsonObject told = await(socket, "message_read");
        assertThat(told.getInt("seq")).isEqualTo(2);
        assertThat(told.getString("user_id")).isEqualTo(ben.id());
        assertThat(told.getString("username")).isEqualTo(ben.username());
      }
      ben.rest().put("/api/conversations/" + id + "/read", json("seq", 1));
      assertThat(look(ben, id).getInt("read_seq")).as("never back").isEqualTo(2);
      ben.rest().put("/api/conversations/" + id + "/read", json("seq", 99));
      assertThat(look(ben, id).getInt("read_seq")).isEqualTo(3);
      assertThat(await(reader, "message_read").getInt("seq")).as("read by REST").isEqualTo(3);
      assertThat(writer.framesUntilNow("message_read")).hasSize(2);
      post(ben, id, "own");
      assertThat(look(ben, id).getInt("unread")).isZero();
      assertThat(look(ana, id).getInt("unread")).isEqualTo(1);
    }
  }

  @Test
  default void ticksShouldShowWhatArrivedAndWhatWasRead() {
    Member ana = member();
    Member ben = member();
    String id = direct(ana, ben);
    post(ana, id, "one");
    post(ana, id, "two");
    try (SocketClient writer = connect(ana);
        SocketClient reader = connect(ben)) {
      data(reader.request("mark_delivered", json("conversation_id", id, "seq", 2)));
      assertThat(await(writer, "message_delivered").getInt("seq")).isEqualTo(2);
      data(reader.request("mark_read", json("conversation_id", id, "seq", 1)));
      await(writer, "message_read");
      JsonObject ticks = Talk.ticks(ana, id, ben);
      assertThat(ticks.getInt("seq")).isEqualTo(1);
      assertThat(ticks.getInt("delivered_seq")).isEqualTo(2);
    }
  }

  private static void becomes(Member member, String status) {
    assertThat(member.rest().put("/api/users/me/status", json("status", status)).status())
        .isEqualTo(200);
  }

  private static void read(Member member, String id, int seq) {
    member.rest().put("/api/conversations/" + id + "/read", json("seq", seq));
  }

  @Test
  default void ticksShouldNotTellThatSomebodyInvisibleIsThere() {
    Member ana = member();
    Member ben = member();
    String id = direct(ana, ben);
    IntStream.rangeClosed(1, 3).forEach(i -> post(ana, id, "m" + i));
    read(ben, id, 1);
    becomes(ben, "invisible");
    try (SocketClient writer = connect(ana);
        SocketClient reader = connect(ben);
        SocketClient readersOtherTab = connect(ben)) {
      data(reader.request("mark_delivered", json("conversation_id", id, "seq", 3)));
      assertThat(await(readersOtherTab, "message_delivered").getInt("seq")).isEqualTo(3);
      data(reader.request("mark_read", json("conversation_id", id, "seq", 2)));
      assertThat(await(readersOtherTab, "message_read").getInt("seq")).isEqualTo(2);
      assertThat(writer.framesUntilNow("message_delivered")).isEmpty();
      assertThat(writer.framesUntilNow("message_read")).isEmpty();
      assertTicks(ben, id, ben, 2, 3);
      assertThat(look(ben, id).getInt("read_seq")).isEqualTo(2);

      becomes(ben, "online");
      assertTicks(ana, id, ben, 1, 1);
      data(reader.request("mark_read", json("conversation_id", id, "seq", 2)));
      assertThat(await(writer, "message_read").getInt("seq")).as("read again").isEqualTo(2);
      assertTicks(ana, id, ben, 2, 2);
      data(reader.request("mark_delivered", json("conversation_id", id, "seq", 3)));
      assertThat(await(writer, "message_delivered").getInt("seq")).isEqualTo(3);
      assertTicks(ana, id, ben, 2, 3);
    }
  }

  private static void assertTicks(Member viewer, String id, Member of, int read, int delivered) {
    JsonObject ticks = Talk.ticks(viewer, id, of);
    assertThat(ticks.getInt("seq")).isEqualTo(read);
    assertThat(ticks.getInt("delivered_seq")).isEqualTo(delivered);
  }

  @Test
  default void ticksShouldStandStillBetweenTwoOfWhomOneBlockedTheOther() {
    Member ana = member();
    Member ben = member();
    Member cleo = member();
    String id = group(ana, "Three", ben, cleo);
    IntStream.rangeClosed(1, 3).forEach(i -> post(cleo, id, "m" + i));
    read(ana, id, 1);
    read(ben, id, 1);
    ben.rest().put("/api/users/me/blocks/" + ana.username());
    String later = group(cleo, "Later", ana, ben);
    post(cleo, later, "hi");
    try (SocketClient blocked = connect(ana);
        SocketClient blocker = connect(ben);
        SocketClient witness = connect(cleo)) {
      for (SocketClient reader : List.of(blocker, blocked)) {
        data(reader.request("mark_read", json("conversation_id", id, "seq", 2)));
        data(reader.request("mark_read", json("conversation_id", later, "seq", 1)));
        await(witness, "message_read");
        await(witness, "message_read");
        data(reader.request("mark_delivered", json("conversation_id", id, "seq", 3)));
        await(witness, "message_delivered");
      }
      assertThat(othersOf(blocked, ana)).isEmpty();
      assertThat(othersOf(blocker, ben)).isEmpty();
      assertTicks(ana, id, ben, 1, 1);
      assertTicks(ben, id, ana, 1, 1);
      assertTicks(ana, later, ben, 0, 0);
      assertTicks(cleo, id, ben, 2, 3);
      assertTicks(ana, id, ana, 2, 3);

      ana.rest().put("/api/users/me/blocks/" + ben.username());
      ben.rest().delete("/api/users/me/blocks/" + ana.username());
      assertTicks(ana, id, ben, 1, 1);
      ana.rest().delete("/api/users/me/blocks/" + ben.username());
      assertTicks(ana, id, ben, 2, 3);
      assertTicks(ben, id, ana, 2, 3);
      assertTicks(ana, later, ben, 1, 1);
    }
  }

  /** Receipts that others caused. */
  private static List<JsonObject> othersOf(SocketClient socket, Member own) {
    return Stream.of("message_read", "message_delivered")
        .flatMap(event -> socket.framesUntilNow(event).stream())
        .filter(frame -> !frame.getJsonObject("data").getString("user_id").equals(own.id()))
        .toList();
  }

  @Test
  default void syncShouldAnswerExactlyWhatWasMissed() {
    Member ana = member();
    Member ben = member();
    String id = direct(ana, ben);
    String other = direct(ben, member());
    IntStream.rangeClosed(1, 5).forEach(i -> post(ana, id, "m" + i));
    try (SocketClient socket = connect(ben)) {
      JsonObject answer =
          data(socket.request("sync", json("conversations", json(id, 2, other, 0))));
      JsonObject missed = answer.getJsonObject("conversations").getJsonObject(id);

      assertThat(contents(missed)).containsExactly("m3", "m4", "m5");
      assertThat(missed.getBoolean("gap")).isFalse();
      assertThat(contents(answer.getJsonObject("conversations").getJsonObject(other))).isEmpty();
      assertThat(answer.getJsonObject("notifications").getBoolean("gap")).isFalse();
      post(ana, id, "m6");
      assertThat(await(socket, "new_message").getInt("seq")).isEqualTo(6);
      assertThat(socket.framesUntilNow("new_message")).hasSize(1);
    }
  }

  @Test
  default void syncShouldBringWhatWasChangedMeanwhile() {
    Member ana = member();
    Member ben = member();
    String id = direct(ana, ben);
    List<String> ids =
        IntStream.rangeClosed(1, 6)
            .mapToObj(i -> post(ana, id, "m" + i).json().getString("message_id"))
            .toList();
    String path = messages(id) + "/";
    ana.rest().put(path + ids.get(0), json("content", "edited"));
    ana.rest().delete(path + ids.get(1));
    ben.rest().put(path + ids.get(2) + "/reactions/x");
    ben.rest().put(path + ids.get(3) + "/reactions/x");
    ben.rest().delete(path + ids.get(3) + "/reactions/x");
    ana.rest().put(path + ids.get(5), json("content", "not known yet"));
    try (SocketClient socket = connect(ben)) {
      JsonObject known = json("conversations", json(id, 5), "away_seconds", 60);
      JsonObject missed =
          data(socket.request("sync", known)).getJsonObject("conversations").getJsonObject(id);
      List<JsonObject> changed = missed.getJsonArray("changed").getValuesAs(JsonObject.class);
      assertThat(changed).extracting(message -> message.getInt("seq")).containsExactly(1, 2, 3, 4);
      assertThat(changed.get(0).getString("content")).isEqualTo("edited");
      assertThat(changed.get(1).getBoolean("deleted")).isTrue();
      assertThat(changed.get(2).getJsonArray("reactions")).hasSize(1);
      assertThat(changed.get(3).getJsonArray("reactions")).isEmpty();
      assertThat(contents(missed)).containsExactly("not known yet");
      JsonObject unasked =
          data(socket.request("sync", json("conversations", json(id, 5))))
              .getJsonObject("conversations")
              .getJsonObject(id);
      assertThat(unasked).doesNotContainKey("changed");
      assertThat(refusal(socket.request("sync", json("away_seconds", -1)))).isEqualTo(400);
    }
  }

  @Test
  default void syncOfTooManyChangesShouldSaySo() {
    Member ana = member();
    String id = direct(ana, member());
    try (SocketClient socket = connect(ana)) {
      for (int i = 1; i <= 201; i++) {
        socket.send("send_message", json("conversation_id", id, "content", "m" + i));
      }
      Waits.until("all stored", () -> look(ana, id).getInt("last_seq") == 201);
      for (int i = 1; i <= 201; i++) {
        data(socket.request("edit_message", json("message_id", id + "." + i, "content", "e" + i)));
      }
      JsonObject known = json("conversations", json(id, 201), "away_seconds", 60);
      JsonObject missed =
          data(socket.request("sync", known)).getJsonObject("conversations").getJsonObject(id);
      assertThat(missed.isNull("changed")).isTrue();
    }
  }

  @Test
  default void syncOfTooMuchShouldSayWhereToFetch() {
    Member ana = member();
    String id = direct(ana, member());
    try (SocketClient socket = connect(ana)) {
      IntStream.rangeClosed(1, 501)
          .forEach(
              i -> socket.send("send_message", json("conversation_id", id, "content", "m" + i)));
      Waits.until("all stored", () -> look(ana, id).getInt("last_seq") == 501);
      JsonObject all =
          data(socket.request("sync", json("conversations", json(id, 0))))
              .getJsonObject("conversations")
              .getJsonObject(id);
      assertThat(all.getBoolean("gap")).isTrue();
      assertThat(contents(all)).isEmpty();
      List<String> fetched = new ArrayList<>();
      for (String path = all.getString("fetch") + "&limit=200"; path != null; ) {
        JsonObject page = ana.rest().get(path).json();
        fetched.addAll(contents(page));
        path =
            page.isNull("next")
                ? null
                : messages(id) + "?limit=200&after=" + page.getString("next");
      }
      assertThat(fetched)
          .containsExactlyElementsOf(IntStream.rangeClosed(1, 501).mapToObj(i -> "m" + i).toList());
      JsonObject most =
          data(socket.request("sync", json("conversations", json(id, 1))))
              .getJsonObject("conversations")
              .getJsonObject(id);
      assertThat(contents(most)).hasSize(500);
    }
  }

  @Test
  default void pagesShouldGoBackwardsWithoutHolesOrRepeats() {
    Member ana = member();
    String id = direct(ana, member());
    IntStream.rangeClosed(1, 7).forEach(i -> post(ana, id, "m" + i));

    JsonObject last = ana.rest().get(messages(id) + "?limit=3").json();
    JsonObject middle =
        ana.rest().get(messages(id) + "?limit=3&before=" + last.getString("next")).json();
    JsonObject first =
        ana.rest().get(messages(id) + "?limit=3&before=" + middle.getString("next")).json();

    assertThat(contents(last)).containsExactly("m5", "m6", "m7");
    assertThat(contents(middle)).containsExactly("m2", "m3", "m4");
    assertThat(contents(first)).containsExactly("m1");
    assertThat(first.isNull("next")).isTrue();
  }

  @Test
  default void editAndDeletionShouldReachEveryoneAndKeepTheNumber() {
    Member ana = member();
    Member ben = member();
    String id = direct(ana, ben);
    String message = post(ana, id, "first").json().getString("message_id");
    String path = messages(id) + "/" + message;
    try (SocketClient receiver = connect(ben);
        SocketClient writer = connect(ana)) {
      data(writer.request("edit_message", json("message_id", message, "content", "second")));
      JsonObject edited = await(receiver, "message_edited");
      assertThat(edited.getString("content")).isEqualTo("second");
      assertThat(edited.isNull("edited_at")).isFalse();
      ana.rest().put(path, json("content", "third"));
      await(receiver, "message_edited");
      assertThat(
              ben.rest()
                  .get(path + "/edits")
                  .json()
                  .getJsonArray("edits")
                  .getValuesAs(JsonObject.class))
          .extracting(edit -> edit.getString("content"))
          .containsExactly("first", "second");
      assertThat(ben.rest().put(path, json("content", "x")).status()).isEqualTo(403);
      assertThat(ben.rest().delete(path).status()).isEqualTo(403);

      assertThat(ana.rest().delete(path).status()).isEqualTo(200);
      JsonObject deleted = await(receiver, "message_deleted");
      assertThat(deleted.getBoolean("deleted")).isTrue();
      assertThat(deleted.getString("content")).isEmpty();
      assertThat(ana.rest().delete(path).status()).as("twice").isEqualTo(200);
      assertThat(ana.rest().put(path, json("content", "x")).status()).isEqualTo(409);
      assertThat(ben.rest().get(path + "/edits").json().getJsonArray("edits")).isEmpty();
      assertThat(post(ana, id, "next").json().getInt("seq")).isEqualTo(2);
      assertThat(receiver.framesUntilNow("message_deleted")).hasSize(1);
    }
  }

  @Test
  default void reactionsShouldCountEachUserOnce() {
    Member ana = member();
    Member ben = member();
    String id = direct(ana, ben);
    String message = post(ana, id, "look").json().getString("message_id");
    String path = messages(id) + "/" + message + "/reactions/%F0%9F%91%8D";
    try (SocketClient receiver = connect(ana)) {
      ben.rest().put(path);
      JsonObject told = await(receiver, "message_reaction");
      assertThat(told.getBoolean("added")).isTrue();
      assertThat(told.getString("emoji")).isEqualTo("👍");
      ben.rest().put(path);
      data(receiver.request("react", json("message_id", message, "emoji", "👍")));
      JsonObject shown =
          ben.rest().get(messages(id)).json().getJsonArray("messages").getJsonObject(0);
      JsonObject reaction = shown.getJsonArray("reactions").getJsonObject(0);
      assertThat(reaction.getInt("count")).isEqualTo(2);
      assertThat(reaction.getJsonArray("user_ids")).hasSize(2);
      ben.rest().delete(path);
      assertThat(await(receiver, "message_reaction").getBoolean("added")).isFalse();
      assertThat(receiver.framesUntilNow("message_reaction")).hasSize(2);
    }
  }

  @Test
  default void latestVersionThatIsToldShouldBeWhatIsThere() throws Exception {
    Member ana = member();
    Member ben = member();
    String id = direct(ana, ben);
    String path = messages(id) + "/" + post(ana, id, "0").json().getString("message_id");
    try (SocketClient witness = connect(ana)) {
      ExecutorService threads = Executors.newFixedThreadPool(2);
      try {
        List<Callable<Void>> hands =
            List.of(() -> changeOften(ana, path, 1), () -> changeOften(ben, path, 0));
        for (Future<Void> hand : threads.invokeAll(hands)) {
          hand.get();
        }
      } finally {
        threads.shutdown();
      }
      witness.framesUntilNow("message_reaction");
      List<JsonObject> told =
          witness.frames().stream()
              .filter(f -> f.getString("event").matches("message_(reaction|edited)"))
              .map(f -> f.getJsonObject("data"))
              .sorted(Comparator.comparingInt(data -> data.getInt("version")))
              .toList();
      assertThat(told).hasSize(65);
      assertThat(told.stream().map(data -> data.getInt("version")))
          .as("each change has its own")
          .doesNotHaveDuplicates();
      JsonObject there =
          ben.rest().get(messages(id)).json().getJsonArray("messages").getJsonObject(0);
      JsonObject last = told.get(told.size() - 1);
      assertThat(there.getInt("version")).isEqualTo(last.getInt("version"));
      assertThat(last.getJsonArray("reactions"))
          .extracting(reaction -> reaction.asJsonObject().getInt("count"))
          .isEqualTo(
              there.getJsonArray("reactions").stream()
                  .map(reaction -> reaction.asJsonObject().getInt("count"))
                  .toList());
    }
  }

  /** Reacts and takes it back, and so many times in each round changes the text. */
  private static Void changeOften(Member member, String path, int edits) {
    for (int i = 1; i <= 15; i++) {
      assertThat(member.rest().put(path + "/reactions/x").status()).isEqualTo(200);
      if (i % 3 == 0 && edits > 0) {
        assertThat(member.rest().put(path, json("content", "e" + i)).status()).isEqualTo(200);
      }
      assertThat(member.rest().delete(path + "/reactions/x").status()).isEqualTo(200);
    }
    return null;
  }

  @Test
  default void manyEditsShouldComeInPages() {
    Member ana = member();
    String id = direct(ana, member());
    String message = post(ana, id, "e0").json().getString("message_id");
    try (SocketClient socket = connect(ana)) {
      for (int i = 1; i <= 205; i++) {
        data(socket.request("edit_message", json("message_id", message, "content", "e" + i)));
      }
    }
    String path = messages(id) + "/" + message + "/edits";
    assertThat(ana.rest().get(path).json().getJsonArray("edits")).hasSize(50);
    List<String> said = new ArrayList<>();
    for (String after = ""; after != null; ) {
      JsonObject page = ana.rest().get(path + "?limit=200" + after).json();
      page.getJsonArray("edits").getValuesAs(JsonObject.class).stream()
          .map(edit -> edit.getString("content"))
          .forEach(said::add);
      after = page.isNull("next") ? null : "&after=" + page.getString("next");
    }
    assertThat(said)
        .containsExactlyElementsOf(IntStream.range(0, 205).mapToObj(i -> "e" + i).toList());
    assertThat(ana.rest().get(path + "?limit=201").status()).isEqualTo(400);
    assertThat(ana.rest().get(path + "?after=" + cursor("x")).status()).isEqualTo(400);
  }

  @Test
  default void whoReactsAfterManyOthersShouldFindTheReaction() {
    Member ana = member();
    List<Member> others = Stream.generate(this::member).limit(52).toList();
    String id = group(ana, "Many", others.toArray(Member[]::new));
    String message = post(ana, id, "look").json().getString("message_id");
    String path = messages(id) + "/" + message + "/reactions/x";
    for (Member other : others.subList(0, 51)) {
      assertThat(other.rest().put(path).status()).isEqualTo(200);
    }
    Member last = others.get(51);
    JsonObject answer = last.rest().put(path).json();
    JsonObject read =
        last.rest().get(messages(id)).json().getJsonArray("messages").getJsonObject(0);
    for (JsonObject shown : List.of(answer, read)) {
      JsonObject reaction = shown.getJsonArray("reactions").getJsonObject(0);
      assertThat(reaction.getInt("count")).isEqualTo(52);
      assertThat(reaction.getJsonArray("user_ids")).hasSize(50);
      assertThat(reaction.getJsonArray("user_ids").getString(0)).isEqualTo(last.id());
    }
    JsonObject others50 = ana.rest().get(messages(id)).json();
    assertThat(
            others50
                .getJsonArray("messages")
                .getJsonObject(0)
                .getJsonArray("reactions")
                .getJsonObject(0)
                .getJsonArray("user_ids")
                .getString(0))
        .isEqualTo(others.get(0).id());
  }

  @Test
  default void replyShouldNameItsMessage() {
    Member ana = member();
    Member ben = member();
    String id = direct(ana, ben);
    String first = post(ana, id, "question").json().getString("message_id");
    Answer reply = ben.rest().post(messages(id), json("content", "answer", "reply_to", first));
    assertThat(reply.json().getString("reply_to")).isEqualTo(first);
  }

  @Test
  default void groupMembersShouldComeAndGo() {
    Member ana = member();
    Member ben = member();
    Member cleo = member();
    String id = group(ana, "Trip", ben);
    post(ana, id, "hello");
    String members = "/api/conversations/" + id + "/members";
    try (SocketClient newcomer = connect(cleo);
        SocketClient other = connect(ben)) {
      assertThat(ben.rest().post(members, usernames(cleo)).json().getInt("member_count"))
          .isEqualTo(3);
      assertThat(await(newcomer, "conversation_changed").getString("title")).isEqualTo("Trip");
      assertThat(look(cleo, id).getInt("unread")).isZero();
      post(ana, id, "welcome");
      assertThat(await(newcomer, "new_message").getString("content")).isEqualTo("welcome");

      assertThat(ben.rest().delete(members + "/" + cleo.username()).status()).isEqualTo(403);
      data(newcomer.request("join_conversation", json("conversation_id", id)));
      assertThat(ana.rest().delete(members + "/" + cleo.username()).status()).isEqualTo(204);
      await(newcomer, "conversation_left");
      post(ana, id, "without");
      other.await("without", f -> f.toString().contains("\"without\""));
      assertThat(newcomer.framesUntilNow("new_message")).hasSize(1);
      assertThat(
              refusal(newcomer.request("typing", json("conversation_id", id, "is_typing", true))))
          .isEqualTo(404);
      assertThat(post(cleo, id, "back?").status()).isEqualTo(404);
      assertThat(ben.rest().delete(members + "/" + ben.username()).status()).isEqualTo(204);
      assertThat(ana.rest().get(members).json().getJsonArray("users")).hasSize(1);
    }
  }

  @Test
  default void typingShouldBeShownAndEndByItself() {
    Member ana = member();
    Member ben = member();
    String id = direct(ana, ben);
    try (SocketClient writer = connect(ana);
        SocketClient reader = connect(ben);
        SocketClient joined =
            SocketClient.at(server(), "/ws/messages/" + id).token(ben.token()).connect()) {
      joined.await("connected"); // only then is it sure to be subscribed
      writer.request("user_typing", json("to", ben.username(), "isTyping", true));
      writer.request("user_typing", json("to", ben.username(), "isTyping", true));

      assertThat(await(reader, "user_typing").getBoolean("isTyping")).isTrue();
      JsonObject shown = await(joined, "typing");
      assertThat(shown.getString("conversation_id")).isEqualTo(id);
      assertThat(shown.getString("user_name")).isEqualTo(ana.username());
      assertThat(await(reader, "user_typing").getBoolean("isTyping")).as("ends").isFalse();
      assertThat(await(joined, "typing").getBoolean("is_typing")).isFalse();
      assertThat(reader.framesUntilNow("typing")).as("did not join").isEmpty();
      assertThat(writer.framesUntilNow("user_typing")).isEmpty();
      assertThat(reader.framesUntilNow("user_typing")).as("throttled").hasSize(2);
    }
  }

  @Test
  default void typingShouldEndWithTheMessageAndWithTheConnection() {
    Member ana = member();
    Member ben = member();
    String id = direct(ana, ben);
    try (SocketClient reader = connect(ben)) {
      SocketClient writer = connect(ana);
      assertThat(refusal(writer.request("typing", json("conversation_id", id, "is_typing", true))))
          .as("not joined")
          .isEqualTo(403);
      data(writer.request("join_conversation", json("conversation_id", id)));
      data(writer.request("typing", json("conversation_id", id, "is_typing", true)));
      assertThat(await(reader, "user_typing").getBoolean("isTyping")).isTrue();
      send(writer, id, "done");
      assertThat(isTyping(reader, "user_typing")).as("told before the message's ack").isFalse();
      data(reader.request("subscribe", json("channel", "online")));
      data(writer.request("typing", json("conversation_id", id, "is_typing", true)));
      assertThat(isTyping(reader, "user_typing")).isTrue();
      writer.abort();
      reader.await("gone a second later", f -> isOffline(f, ana));
      assertThat(isTyping(reader, "user_typing")).as("before anybody counts as gone").isFalse();
    }
  }

  @Test
  default void whoJoinsWhileSomebodyTypesShouldBeToldByTheNameThatIsShown() {
    Member ana = member();
    Member ben = member();
    String id = direct(ana, ben);
    ana.rest().put("/api/users/me", json("display_name", "Ana Müller"));
    try (SocketClient writer = connect(ana);
        SocketClient reader = connect(ben)) {
      data(writer.request("user_typing", json("to", ben.username(), "isTyping", true)));
      assertThat(await(reader, "user_typing").getString("from")).isEqualTo(ana.username());
      data(reader.request("join_conversation", json("conversation_id", id)));
      data(reader.request("join_conversation", json("conversation_id", id)));
      try (SocketClient opened =
          SocketClient.at(server(), "/ws/messages/" + id).token(ben.token()).connect()) {
        for (SocketClient socket : List.of(reader, opened)) {
          JsonObject shown = await(socket, "typing");
          assertThat(shown.getString("user_name")).isEqualTo("Ana Müller");
          assertThat(shown.getBoolean("is_typing")).isTrue();
          assertThat(await(socket, "typing").getBoolean("is_typing"))
              .as("once, then ends")
              .isFalse();
        }
      }
    }
  }

  @Test
  default void numbersShouldBeReadAsIdsInEveryCommand() {
    Member ana = member();
    Member ben = member();
    String text = direct(ana, ben);
    long id = Long.parseLong(text);
    try (SocketClient socket = connect(ana)) {
      JsonObject sent =
          data(
              socket.request(
                  "send_message", json("conversation_id", id, "content", "1", "client_id", 42L)));
      assertThat(sent.getString("conversation_id")).isEqualTo(text);
      assertThat(sent.getString("client_id")).isEqualTo("42");
      for (String command : List.of("join_conversation", "leave_conversation")) {
        data(socket.request(command, json("conversation_id", id)));
      }
      data(socket.request("join_conversation", json("conversation_id", id)));
      data(socket.request("typing", json("conversation_id", id, "is_typing", true)));
      data(socket.request("mark_read", json("conversation_id", id, "seq", 1L)));
      data(socket.request("mark_delivered", json("conversation_id", id, "seq", 1L)));
      for (String command : List.of("edit_message", "delete_message", "react")) {
        JsonObject data = json("message_id", 7L, "content", "x", "emoji", "x");
        assertThat(refusal(socket.request(command, data))).as(command).isEqualTo(404);
      }
      for (String command : List.of("send_message", "user_typing", "call_offer")) {
        JsonObject data = json("to", 77L, "message", "x", "isTyping", true);
        assertThat(refusal(socket.request(command, data))).as(command).isEqualTo(404);
      }
    }
  }

  /** What was told last, until now: typing ends by itself too, but only later. */
  private static boolean isTyping(SocketClient reader, String event) {
    List<JsonObject> told = reader.framesUntilNow(event);
    JsonObject last = told.get(told.size() - 1).getJsonObject("data");
    return last.getBoolean(event.equals("typing") ? "is_typing" : "isTyping");
  }

  private static boolean isOffline(JsonObject frame, Member member) {
    return frame.getString("event").equals("user_offline")
        && frame.getJsonObject("data").getString("username").equals(member.username());
  }

  @Test
  default void typingShouldEndWhenTheMemberIsRemoved() {
    Member ana = member();
    Member ben = member();
    String id = group(ana, "Trip", ben);
    try (SocketClient reader = connect(ana);
        SocketClient writer = connect(ben)) {
      for (SocketClient socket : List.of(reader, writer)) {
        data(socket.request("join_conversation", json("conversation_id", id)));
      }
      data(writer.request("typing", json("conversation_id", id, "is_typing", true)));
      assertThat(await(reader, "typing").getBoolean("is_typing")).isTrue();
      ana.rest().delete("/api/conversations/" + id + "/members/" + ben.username());
      assertThat(isTyping(reader, "typing")).as("told before the answer").isFalse();
      data(reader.request("typing", json("conversation_id", id, "is_typing", true)));
      assertThat(refusal(writer.request("typing", json("conversation_id", id, "is_typing", true))))
          .isEqualTo(404);
      assertThat(writer.framesUntilNow("typing")).as("is no member").isEmpty();
      assertThat(reader.framesUntilNow("typing")).hasSize(2);
    }
  }

  @Test
  default void typingShouldNotReachWhoIsBlocked() {
    Member ana = member();
    Member ben = member();
    Member cleo = member();
    direct(ana, ben);
    String group = group(ana, "Three", ben, cleo);
    ben.rest().put("/api/users/me/blocks/" + ana.username());
    try (SocketClient writer = connect(ana);
        SocketClient blocker = connect(ben);
        SocketClient witness = connect(cleo)) {
      for (SocketClient socket : List.of(writer, blocker, witness)) {
        data(socket.request("join_conversation", json("conversation_id", group)));
      }
      data(writer.request("user_typing", json("to", ben.username(), "isTyping", true)));
      data(writer.request("typing", json("conversation_id", group, "is_typing", true)));
      await(witness, "typing");
      assertThat(blocker.framesUntilNow("typing")).isEmpty();
      assertThat(blocker.framesUntilNow("user_typing")).isEmpty();
    }
  }

  @Test
  default void typingShouldNotTellThatSomebodyInvisibleIsThere() {
    Member ana = member();
    Member ben = member();
    String id = direct(ana, ben);
    try (SocketClient writer = connect(ana);
        SocketClient reader = connect(ben)) {
      data(writer.request("user_typing", json("to", ben.username(), "isTyping", true)));
      assertThat(await(reader, "user_typing").getBoolean("isTyping")).isTrue();
      becomes(ana, "invisible");
      data(writer.request("user_typing", json("to", ben.username(), "isTyping", true)));
      assertThat(isTyping(reader, "user_typing")).as("told before the answer").isFalse();
      data(writer.request("user_typing", json("to", ben.username(), "isTyping", true)));
      data(writer.request("join_conversation", json("conversation_id", id)));
      data(writer.request("typing", json("conversation_id", id, "is_typing", true)));
      assertThat(reader.framesUntilNow("user_typing")).hasSize(2);
    }
  }

  @Test
  default void searchShouldFindInOnesOwnConversationsOnly() {
    Member ana = member();
    Member ben = member();
    Member stranger = member();
    String word = "lantern" + ana.id().substring(0, 8).replace("-", "");
    String id = direct(ana, ben);
    post(ana, id, "A " + word + " in the window");
    post(ben, id, "Which " + word + "?");
    post(ben, id, "None of it");

    JsonObject page = ben.rest().get("/api/conversations/search?limit=1&q=" + word).json();
    assertThat(contents(page)).containsExactly("Which " + word + "?");
    JsonObject next =
        ben.rest()
            .get("/api/conversations/search?limit=1&q=" + word + "&after=" + page.getString("next"))
            .json();
    assertThat(contents(next)).containsExactly("A " + word + " in the window");
    assertThat(next.isNull("next")).isTrue();
    assertThat(contents(stranger.rest().get("/api/conversations/search?q=" + word).json()))
        .isEmpty();
    assertThat(contents(ben.rest().get("/api/conversations/search?q=100%25_!").json())).isEmpty();
  }

  @Test
  default void searchShouldFindNamesOfFilesAndHostsAndNumbersAndMarkedLetters() {
    Member ana = member();
    String id = direct(ana, member());
    String text = "see report.pdf, 3.14, हिन्दी, o'neil\\x and https://example.com/a-b?";
    post(ana, id, text);
    post(ana, id, "something else");
    for (String words :
        List.of(
            "report.pdf",
            "report",
            "3.14",
            "हिन्दी",
            "हिन्",
            "example.com",
            "o'neil",
            "neil\\x",
            "https://example.com/a-b",
            "SEE REPORT.PDF")) {
      String q = URLEncoder.encode(words, StandardCharsets.UTF_8);
      assertThat(contents(ana.rest().get("/api/conversations/search?q=" + q).json()))
          .as(words)
          .containsExactly(text);
    }
  }

  @Test
  default void deletedAccountShouldLeaveNoTextAndNoHole() {
    Member ana = member();
    Member ben = member();
    String id = direct(ana, ben);
    post(ana, id, "my secret");
    post(ben, id, "mine");
    assertThat(ana.rest().delete("/api/users/me").status()).isEqualTo(204);

    JsonObject gone = ben.rest().get(messages(id)).json().getJsonArray("messages").getJsonObject(0);
    assertThat(gone.getBoolean("deleted")).isTrue();
    assertThat(gone.getString("content")).isEmpty();
    assertThat(gone.isNull("from")).isTrue();
    assertThat(contents(ben, id)).containsExactly("", "mine");
    assertThat(post(ben, id, "still there?").status()).isEqualTo(403);
  }

  /** More than there are connections to the database. */
  @Test
  default void manyRequestsAtOnceShouldNotWaitForOneAnother() throws Exception {
    Member ana = member();
    String id = direct(ana, member());
    String message = post(ana, id, "look").json().getString("message_id");
    List<Callable<Answer>> requests =
        List.of(
            () -> ana.rest().get("/api/conversations"),
            () -> ana.rest().get("/api/conversations/" + id),
            () -> ana.rest().get("/api/conversations/" + id + "/members"),
            () -> ana.rest().put(messages(id) + "/" + message + "/reactions/x"),
            () -> ana.rest().put(messages(id) + "/" + message, json("content", "edited")));
    List<Callable<Answer>> many =
        Collections.nCopies(60, requests).stream().flatMap(List::stream).toList();
    ExecutorService threads = Executors.newFixedThreadPool(40);
    try {
      List<Future<Answer>> answers =
          threads.invokeAll(many, Waits.limit().toSeconds() * 2, TimeUnit.SECONDS);
      assertThat(answers).noneMatch(Future::isCancelled);
      for (Future<Answer> answer : answers) {
        assertThat(answer.get().status()).isEqualTo(200);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  default void listShouldPageByWhatChangedLast() {
    Member ana = member();
    List<String> ids = IntStream.range(0, 3).mapToObj(i -> direct(ana, member())).toList();
    post(ana, ids.get(0), "newest");
    List<String> found = new ArrayList<>();
    for (String after = ""; after != null; ) {
      JsonObject page = ana.rest().get("/api/conversations?limit=1" + after).json();
      page.getJsonArray("conversations").getValuesAs(JsonObject.class).stream()
          .map(c -> c.getString("id"))
          .forEach(found::add);
      after = page.isNull("next") ? null : "&after=" + page.getString("next");
    }
    assertThat(found).containsExactly(ids.get(0), ids.get(2), ids.get(1));
  }
}
