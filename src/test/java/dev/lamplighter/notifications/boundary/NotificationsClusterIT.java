package dev.lamplighter.notifications.boundary;

import static dev.lamplighter.notifications.boundary.Told.await;
import static dev.lamplighter.notifications.boundary.Told.awaitCount;
import static dev.lamplighter.notifications.boundary.Told.follow;
import static dev.lamplighter.notifications.boundary.Told.json;
import static dev.lamplighter.notifications.boundary.Told.list;
import static dev.lamplighter.notifications.boundary.Told.messages;
import static dev.lamplighter.notifications.boundary.Told.test;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.Answer;
import dev.lamplighter.support.Cluster;
import dev.lamplighter.support.ClusterNode;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.RestClient;
import dev.lamplighter.support.SocketClient;
import dev.lamplighter.support.SubscribedBrowser;
import dev.lamplighter.support.Waits;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A user whose tabs are on different nodes. */
class NotificationsClusterIT {
  private final Cluster cluster = Cluster.shared();
  private final ClusterNode one = cluster.node("one");
  private final ClusterNode two = cluster.node("two");
  private final Member ana = one.rest().register();

  @Test
  void tabsOnAllNodesShouldBeToldOnceAndKnowWhatIsRead() {
    try (SocketClient here = one.connect(ana);
        SocketClient there = two.connect(ana);
        SocketClient third = cluster.node("three").connect(ana)) {
      List<SocketClient> tabs = List.of(here, there, third);
      test(ana, "one");
      test(ana, "two");
      for (SocketClient tab : tabs) {
        Waits.untilAsserted("both", () -> assertThat(told(tab)).containsExactly("one", "two"));
      }
      two.as(ana).post("/api/notifications/read-all", json("up_to", 2));
      for (SocketClient tab : tabs) {
        await(tab, "notification_read");
        awaitCount(tab, 0);
      }
    }
  }

  @Test
  void whoIsAtAPageOfAnotherNodeShouldBePushedToOnlyWhenTheyTurnAway() throws Exception {
    SubscribedBrowser browser = SubscribedBrowser.of(ana);
    try (SocketClient there = two.connect(ana)) {
      Member ben = one.rest().register();
      String path = "/api/users/online-status/" + ana.username();
      Waits.until("node one knows", () -> ben.rest().get(path).json().getBoolean("online"));
      follow(ben, ana);
      await(there, "notification");
      test(ana, "critical"); // also by node one
      assertThat(browser.awaitTypes(1)).containsExactly("system");

      assertThat(there.request("focus", json("focused", false)).getString("event"))
          .isEqualTo("reply");
      Waits.until("pushed by node one", () -> isPushed(browser));
    }
  }

  /** Each asker is a subject of its own, so that each is new. */
  private boolean isPushed(SubscribedBrowser browser) throws Exception {
    int before = browser.pushes().size();
    one.rest().register().rest().post("/api/connections", json("username", ana.username()));
    test(ana, "critical");
    return browser.awaitTypes(before + 1).contains("connection_request");
  }

  private static List<String> told(SocketClient tab) {
    return messages(
        tab.framesUntilNow("notification").stream()
            .map(frame -> frame.getJsonObject("data"))
            .toList());
  }

  @Test
  void notificationOfANodeThatDiedAfterTheCommitShouldArrive() throws SQLException {
    try (SocketClient tab = two.connect(ana)) {
      test(ana, "before");
      await(tab, "notification");
      commitWithoutTelling(2, "last words");
      Waits.untilWithin(
          "told from the database",
          Waits.limit().multipliedBy(2),
          () -> told(tab).equals(List.of("before", "last words")));
      awaitCount(tab, 2);

      commitWithoutTelling(3, "unseen");
      test(ana, "after");
      Waits.untilAsserted(
          "a gap is filled first",
          () -> assertThat(told(tab)).containsExactly("before", "last words", "unseen", "after"));
      assertThat(list(ana)).hasSize(4);
    }
  }

  /** What a node leaves behind that is killed between its commit and its word to the others. */
  private void commitWithoutTelling(int seq, String text) throws SQLException {
    try (Connection connection = cluster.database().connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(
          "UPDATE notification_streams SET last_seq = last_seq + 1, version = version + 1,"
              + " changed_at = now() WHERE user_id = '%s'".formatted(ana.id()));
      statement.execute(
          "INSERT INTO notifications (user_id, seq, type, message, created_at)"
              + " VALUES ('%s', %d, 'SYSTEM', '%s', now())".formatted(ana.id(), seq, text));
      connection.commit();
    }
  }

  @Test
  void requestsThatCrossAtTwoNodesShouldBecomeOneConnection() {
    for (int i = 0; i < 10; i++) {
      Member ben = one.rest().register();
      Member cleo = one.rest().register();
      CompletableFuture<Answer> there =
          CompletableFuture.supplyAsync(() -> ask(two.as(cleo), ben.username()));
      Answer here = ask(one.as(ben), cleo.username());
      assertThat(List.of(here.status(), there.join().status())).containsExactlyInAnyOrder(201, 200);
      JsonObject found = two.as(ben).get("/api/connections?state=accepted").json();
      assertThat(found.getJsonArray("connections")).hasSize(1);
    }
  }

  private static Answer ask(RestClient asker, String username) {
    return asker.post("/api/connections", json("username", username));
  }
}
