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
import static dev.lamplighter.chat.boundary.Talk.send;
import static dev.lamplighter.chat.boundary.Talk.usernames;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.Answer;
import dev.lamplighter.support.Cluster;
import dev.lamplighter.support.ClusterNode;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.SocketClient;
import dev.lamplighter.support.Waits;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A conversation whose members are on different nodes. */
class ChatClusterIT {
  private final Cluster cluster = Cluster.shared();
  private final ClusterNode one = cluster.node("one");
  private final ClusterNode two = cluster.node("two");
  private final Member ana = one.rest().register();
  private final Member ben = one.rest().register();

  @Test
  void messageShouldReachAllTabsOnAllNodesOnce() {
    String id = direct(ana, ben);
    try (SocketClient sender = one.connect(ana);
        SocketClient otherTab = two.connect(ana);
        SocketClient receiver = two.connect(ben);
        SocketClient third = cluster.node("three").connect(ben)) {
      List<SocketClient> receivers = List.of(otherTab, receiver, third);
      awaitKnown(id, sender, receivers);
      for (int i = 0; i < 20; i++) {
        send(sender, id, "m" + i);
      }
      for (SocketClient socket : receivers) {
        socket.await("the last", f -> f.toString().contains("\"m19\""));
        assertThat(
                ChatContract.pushes(socket).stream()
                    .map(m -> m.getString("content"))
                    .filter(c -> c.startsWith("m")))
            .containsExactlyElementsOf(IntStream.range(0, 20).mapToObj(i -> "m" + i).toList());
      }
      assertThat(sender.framesUntilNow("new_message")).isEmpty();
      assertThat(contents(two.as(ben).get(messages(id)).json())).contains("m0", "m19");
    }
  }

  /** Each session got one, so every node knows where the others are. */
  private static void awaitKnown(String id, SocketClient sender, List<SocketClient> receivers) {
    Waits.untilAsserted(
        "all are told",
        () -> {
          send(sender, id, "hello");
          for (SocketClient socket : receivers) {
            assertThat(socket.framesUntilNow("new_message")).isNotEmpty();
          }
        });
  }

  @Test
  void sessionThatComesWhileMessagesFlowShouldMissNone() {
    Member cleo = one.rest().register();
    String id = group(ana, "Flow", ben, cleo);
    try (SocketClient sender = one.connect(ana);
        SocketClient here = two.connect(ben)) {
      awaitKnown(id, sender, List.of(here));
      for (int round = 0; round < 10; round++) {
        try (SocketClient newcomer = two.connect(cleo)) {
          int last = look(ana, id).getInt("last_seq");
          data(newcomer.request("sync", json("conversations", json(id, last))));
          for (int i = 0; i < 5; i++) {
            send(sender, id, "m");
          }
          Waits.untilAsserted(
              "all five",
              () ->
                  assertThat(ChatContract.pushes(newcomer).stream().map(m -> m.getInt("seq")))
                      .containsExactlyElementsOf(
                          IntStream.rangeClosed(last + 1, last + 5).boxed().toList()));
        }
      }
    }
  }

  @Test
  void sameSendAtTwoNodesAtOnceShouldBeOneMessage() {
    String id = direct(ana, ben);
    for (int i = 0; i < 20; i++) {
      JsonObject body = json("content", "once " + i, "client_id", "c-" + i);
      List<Answer> answers =
          Stream.of(one, two, one, two)
              .map(
                  node ->
                      CompletableFuture.supplyAsync(() -> node.as(ana).post(messages(id), body)))
              .toList()
              .stream()
              .map(CompletableFuture::join)
              .toList();
      Set<String> ids =
          answers.stream().map(a -> a.json().getString("message_id")).collect(Collectors.toSet());
      assertThat(ids).hasSize(1);
      assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
    }
    assertThat(look(ana, id).getInt("last_seq")).isEqualTo(20);
  }

  @Test
  void sameClientIdForTwoConversationsAtOnceShouldMakeOneMessage() {
    String first = direct(ana, ben);
    String second = direct(ana, one.rest().register());
    for (int i = 0; i < 10; i++) {
      JsonObject body = json("content", "either", "client_id", "c-" + i);
      CompletableFuture<Answer> here =
          CompletableFuture.supplyAsync(() -> one.as(ana).post(messages(first), body));
      Answer there = two.as(ana).post(messages(second), body);
      assertThat(List.of(here.join().status(), there.status())).containsExactlyInAnyOrder(201, 409);
    }
    assertThat(look(ana, first).getInt("last_seq") + look(ana, second).getInt("last_seq"))
        .isEqualTo(10);
  }

  @Test
  void messageOfANodeThatDiedAfterTheCommitShouldArrive() throws SQLException {
    String id = direct(ana, ben);
    try (SocketClient receiver = two.connect(ben)) {
      post(ana, id, "before");
      await(receiver, "new_message");
      commitWithoutTelling(id, 2, "last words");
      Waits.untilWithin(
          "told from the database",
          Waits.limit().multipliedBy(2),
          () -> ChatContract.pushes(receiver).size() == 2);
      assertThat(ChatContract.pushes(receiver).get(1).getString("content")).isEqualTo("last words");

      commitWithoutTelling(id, 3, "unseen");
      post(ana, id, "after");
      receiver.await("after", f -> f.toString().contains("\"after\""));
      assertThat(ChatContract.pushes(receiver).stream().map(m -> m.getInt("seq")))
          .as("a gap is filled first")
          .containsExactly(1, 2, 3, 4);
    }
  }

  /** What a node leaves behind that is killed between its commit and its word to the others. */
  private void commitWithoutTelling(String id, int seq, String content) throws SQLException {
    try (Connection connection = cluster.database().connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(
          "UPDATE conversations SET last_seq = last_seq + 1, previous_at = changed_at,"
              + " changed_at = now() WHERE id = "
              + id);
      statement.execute(
          "INSERT INTO messages (conversation_id, seq, sender_id, content, created_at)"
              + " VALUES (%s, %d, '%s', '%s', now())".formatted(id, seq, ana.id(), content));
      connection.commit();
    }
  }

  @Test
  void newMembersAndThoseWhoLeftShouldBeKnownOnEveryNodeAtOnce() {
    String id = group(ana, "Nodes", ben);
    post(ana, id, "one");
    two.as(ben).get(messages(id));
    Member cleo = one.rest().register();
    String members = "/api/conversations/" + id + "/members";
    assertThat(one.as(ana).post(members, usernames(cleo)).status()).isEqualTo(200);
    assertThat(two.as(cleo).post(messages(id), json("content", "here")).status()).isEqualTo(201);
    assertThat(one.as(ana).delete(members + "/" + cleo.username()).status()).isEqualTo(204);
    assertThat(two.as(cleo).post(messages(id), json("content", "x")).status()).isEqualTo(404);
  }

  @Test
  void typingAndReadingShouldCrossNodes() {
    String id = direct(ana, ben);
    try (SocketClient writer = one.connect(ana);
        SocketClient reader = two.connect(ben)) {
      awaitKnown(id, writer, List.of(reader));
      awaitKnown(id, reader, List.of(writer));
      data(writer.request("user_typing", json("to", ben.username(), "isTyping", true)));
      assertThat(await(reader, "user_typing").getBoolean("isTyping")).isTrue();
      send(writer, id, "done");
      assertThat(await(reader, "user_typing").getBoolean("isTyping")).isFalse();
      data(reader.request("mark_read", json("conversation_id", id, "seq", 1)));
      assertThat(await(writer, "message_read").getInt("seq")).isEqualTo(1);
    }
  }
}
