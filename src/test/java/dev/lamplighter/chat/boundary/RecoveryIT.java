package dev.lamplighter.chat.boundary;

import static dev.lamplighter.chat.boundary.Talk.direct;
import static dev.lamplighter.chat.boundary.Talk.group;
import static dev.lamplighter.chat.boundary.Talk.json;
import static dev.lamplighter.chat.boundary.Talk.messages;
import static dev.lamplighter.chat.boundary.Talk.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.RestClient;
import dev.lamplighter.support.ReturningClient;
import dev.lamplighter.support.Waits;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A client whose connection broke goes on where it was. */
class RecoveryIT {
  private final LamplighterServer server = LamplighterServer.shared();
  private final Member ana = RestClient.of(server).register();
  private final Member ben = RestClient.of(server).register();
  private final String id = direct(ana, ben);
  private final ReturningClient client = new ReturningClient(ana);

  @AfterEach
  void close() {
    client.close();
  }

  private void await(String conversation, int... seqs) {
    Waits.untilAsserted(
        "messages " + List.of(seqs),
        () ->
            assertThat(client.seqs(conversation))
                .containsExactlyElementsOf(IntStream.of(seqs).boxed().toList()));
  }

  /** Whatever was on its way is there, once an answer is. */
  private void settle() {
    assertThat(client.request("ping", json()).getBoolean("ok")).isTrue();
  }

  private void comeBack() {
    client.cut();
    client.connect(server);
    settle();
  }

  @Test
  void whatWasMissedShouldComeInOrderAfterTheGreeting() {
    client.connect(server);
    assertThat(client.recovered()).isFalse();
    String sid = client.sid();
    post(ben, id, "one");
    await(id, 1);
    client.cut();
    post(ben, id, "two");
    post(ben, id, "three");
    client.forgetEvents();
    client.connect(server);
    await(id, 2, 3);
    settle();

    assertThat(client.recovered()).isTrue();
    assertThat(client.sid()).isEqualTo(sid);
    assertThat(client.names())
        .startsWith("connection_established", "connected", "online_count_update");
    assertThat(client.all("connected").get(0).getString("sid")).isEqualTo(sid);
    post(ben, id, "four");
    await(id, 2, 3, 4);
  }

  @Test
  void comingBackAgainAndAgainShouldTellNothingTwice() {
    client.connect(server);
    post(ben, id, "one");
    await(id, 1);
    for (int i = 0; i < 3; i++) {
      comeBack();
      assertThat(client.recovered()).isTrue();
    }
    client.cut();
    post(ben, id, "two");
    client.connect(server);
    await(id, 1, 2);
    comeBack();
    await(id, 1, 2);
  }

  @Test
  void ownMessagesShouldNotComeBackWhenTheirAnswerCame() {
    client.connect(server);
    JsonObject own = json("conversation_id", id, "content", "mine", "client_id", "c1");
    assertThat(client.request("send_message", own).getInt("seq")).isEqualTo(1);
    comeBack();
    post(ben, id, "two");
    await(id, 2);
    comeBack();

    assertThat(client.recovered()).isTrue();
    await(id, 2);
  }

  @Test
  void ownMessageWhoseAnswerWasLostShouldBeSeenAndNotBeDoubledByARepeat() {
    client.connect(server);
    JsonObject own = json("conversation_id", id, "content", "mine", "client_id", "c1");
    client.emit("send_message", own);
    client.cut();
    Waits.until(
        "stored", () -> ana.rest().get(messages(id)).json().getJsonArray("messages").size() == 1);
    client.connect(server);
    await(id, 1);

    assertThat(client.all("new_message").get(0).getString("client_id")).isEqualTo("c1");
    assertThat(client.request("send_message", own).getInt("seq")).isEqualTo(1);
    comeBack();
    await(id, 1);
  }

  @Test
  void messagesOfManyConversationsShouldAllComeOnce() {
    List<String> ids =
        IntStream.range(0, 30).mapToObj(i -> i == 0 ? id : group(ben, "g" + i, ana)).toList();
    client.connect(server);
    ids.forEach(one -> post(ben, one, "first"));
    ids.forEach(one -> await(one, 1));
    client.cut();
    ids.forEach(one -> post(ben, one, "second"));
    client.connect(server);
    ids.forEach(one -> await(one, 1, 2));

    assertThat(client.recovered()).isTrue();
  }

  @Test
  void whatSyncAnsweredShouldNotComeAgain() {
    post(ben, id, "one");
    client.connect(server);
    JsonObject synced =
        client.request("sync", json("conversations", json(id, 0))).getJsonObject("conversations");
    assertThat(synced.getJsonObject(id).getJsonArray("messages")).hasSize(1);
    settle();
    comeBack();

    assertThat(client.recovered()).isTrue();
    assertThat(client.seqs(id)).isEmpty();
  }

  @Test
  void connectionThatTheServerStillHoldsShouldBeClosed() {
    client.connect(server);
    CompletableFuture<Void> closed = client.vanish();
    client.connect(server);
    closed.join();
    settle();

    assertThat(client.recovered()).isTrue();
  }

  @Test
  void whatChangedMeanwhileShouldBeToldAsItIsNow() {
    String group = group(ben, "Before", ana);
    String other = group(ben, "Other", ana);
    client.connect(server);
    post(ben, id, "one");
    post(ben, id, "two");
    await(id, 1, 2);
    client.cut();
    client.forgetEvents();
    String messages = messages(id) + "/";
    ben.rest().put(messages + id + ".1", json("content", "one, edited"));
    ben.rest().put(messages + id + ".1/reactions/+1", json());
    ben.rest().delete(messages + id + ".2");
    post(ana, id, "three, by REST");
    ben.rest().put("/api/conversations/" + id + "/read", json("seq", 3));
    ben.rest().put("/api/conversations/" + group, json("title", "After"));
    ben.rest().delete("/api/conversations/" + other + "/members/" + ana.username());
    client.connect(server);
    await(id, 3);

    assertThat(client.recovered()).isTrue();
    JsonObject edited = client.all("message_edited").get(0);
    assertThat(edited.getString("content")).isEqualTo("one, edited");
    assertThat(edited.getJsonArray("reactions")).hasSize(1);
    assertThat(client.all("message_deleted").get(0).getInt("seq")).isEqualTo(2);
    JsonObject read = client.all("message_read").get(0);
    assertThat(read.getInt("seq")).isEqualTo(3);
    assertThat(read.getString("username")).isEqualTo(ben.username());
    assertThat(client.all("conversation_changed").stream().map(c -> c.getString("title", null)))
        .contains("After");
    assertThat(client.all("conversation_left").get(0).getString("conversation_id"))
        .isEqualTo(other);
  }

  @Test
  void whatSomebodyInvisibleReadMeanwhileShouldNotBeTold() {
    Member blocker = RestClient.of(server).register();
    String group = group(ana, "All", ben, blocker);
    post(ana, group, "one");
    post(ana, id, "one");
    client.connect(server);
    client.cut();
    ben.rest().put("/api/conversations/" + id + "/read", json("seq", 1));
    ben.rest().put("/api/users/me/status", json("status", "invisible"));
    ben.rest().put("/api/conversations/" + group + "/read", json("seq", 1));
    blocker.rest().put("/api/users/me/blocks/" + ana.username());
    blocker.rest().put("/api/conversations/" + group + "/read", json("seq", 1));
    client.connect(server);
    settle();

    assertThat(client.recovered()).isTrue();
    assertThat(client.all("message_read"))
        .extracting(read -> read.getString("conversation_id"))
        .containsExactly(id);
  }

  private JsonObject test(String message) {
    return ana.rest().post("/api/ws/test-notification", json("message", message)).json();
  }

  private List<String> notifications() {
    return client.all("notification").stream().map(one -> one.getString("message")).toList();
  }

  @Test
  void notificationsThatWereMissedShouldComeOnceAndInOrder() {
    client.connect(server);
    test("first");
    Waits.untilAsserted("told", () -> assertThat(notifications()).containsExactly("first"));
    client.cut();
    test("second");
    ana.rest().post("/api/notifications/read-all", json());
    test("third");
    client.forgetEvents();
    client.connect(server);
    settle();

    assertThat(client.recovered()).isTrue();
    assertThat(notifications()).containsExactly("second", "third");
    JsonObject read = client.all("notification_read").get(0);
    assertThat(read.getInt("up_to")).isEqualTo(2);
    assertThat(client.all("notification_count").get(0).getInt("count")).isEqualTo(1);
    test("fourth");
    Waits.untilAsserted("told", () -> assertThat(notifications()).hasSize(3));
    comeBack();
    assertThat(client.recovered()).isTrue();
    assertThat(notifications()).containsExactly("second", "third", "fourth");
  }

  @Test
  void requestsToConnectThatWereMissedShouldBeTold() {
    client.connect(server);
    client.cut();
    client.forgetEvents();
    ben.rest().post("/api/connections", json("username", ana.username()));
    client.connect(server);
    settle();

    assertThat(client.recovered()).isTrue();
    JsonObject request = client.all("connection_request").get(0);
    assertThat(request.getString("username")).isEqualTo(ben.username());
    assertThat(request.getString("state")).isEqualTo("incoming");
    assertThat(client.all("notification")).hasSize(1);
  }

  private String request() {
    return ben.rest()
        .post("/api/connections", json("username", ana.username()))
        .json()
        .getString("id");
  }

  @Test
  void requestThatWasWithdrawnMeanwhileShouldBeToldAsGone() {
    String request = request();
    client.connect(server);
    client.cut();
    client.forgetEvents();
    ben.rest().delete("/api/connections/" + request);
    client.connect(server);
    settle();

    assertThat(client.recovered()).isTrue();
    JsonObject removed = client.all("connection_removed").get(0);
    assertThat(removed.getString("id")).isEqualTo(request);
    assertThat(removed.getString("username")).isEqualTo(ben.username());
  }

  @Test
  void requestThatWasMadeAnewMeanwhileShouldBeToldLast() {
    String request = request();
    client.connect(server);
    client.cut();
    client.forgetEvents();
    ben.rest().delete("/api/connections/" + request);
    String again = request();
    client.connect(server);
    settle();

    assertThat(client.recovered()).isTrue();
    assertThat(client.names().indexOf("connection_removed"))
        .isBetween(0, client.names().lastIndexOf("connection_request"));
    assertThat(client.all("connection_request").get(0).getString("id")).isEqualTo(again);
  }

  private void expectAnew(String pid, String offset) {
    client.cut();
    post(ben, id, "missed");
    client.pretend(pid, offset);
    client.connect(server);
    settle();
    assertThat(client.recovered()).isFalse();
    assertThat(client.pid()).isNotEqualTo(pid);
    assertThat(client.seqs(id)).isEmpty();
  }

  @Test
  void passesThatAreForgedOrForeignShouldStartAnew() {
    client.connect(server);
    String pid = client.pid();
    String offset = client.offset();
    char last = pid.charAt(pid.length() - 2);
    String forged = pid.substring(0, pid.length() - 2) + (last == 'A' ? "BA" : "AA");
    expectAnew(forged, offset);
    expectAnew("nonsense", offset);
    try (ReturningClient foreign = new ReturningClient(ben)) {
      foreign.connect(server);
      expectAnew(foreign.pid(), offset);
    }
    Member otherLogin = RestClient.of(server).login(ana.username(), ana.password());
    try (ReturningClient tablet = new ReturningClient(otherLogin)) {
      tablet.connect(server);
      expectAnew(tablet.pid(), offset);
    }
  }

  @Test
  void offsetsThatProveNothingShouldStartAnew() {
    client.connect(server);
    expectAnew(client.pid(), "-");
    expectAnew(client.pid(), "nonsense");
    expectAnew(client.pid(), "1~1~x:,,");
    expectAnew(client.pid(), null);
  }

  @Test
  void beingAwayForTooLongShouldStartAnew() {
    client.connect(server);
    String[] parts = client.offset().split("~", -1);
    long at = Long.parseLong(parts[0], 36);
    expectAnew(client.pid(), Long.toString(at - 151_000, 36) + "~" + parts[1] + "~" + parts[2]);
  }

  @Test
  void moreThanFiveHundredMissedShouldStartAnew() {
    client.connect(server);
    client.cut();
    IntStream.range(0, 501).forEach(i -> post(ben, id, "m" + i));
    client.connect(server);
    settle();
    assertThat(client.recovered()).isFalse();
    assertThat(client.seqs(id)).isEmpty();
  }

  @Test
  void signingOutShouldEndThePassWithTheToken() {
    Member phone = RestClient.of(server).login(ana.username(), ana.password());
    try (ReturningClient left = new ReturningClient(phone)) {
      left.connect(server);
      left.cut();
      phone.rest().post("/api/auth/logout");
      assertThat(catchThrowable(() -> left.connect(server))).hasMessageContaining("44{");
    }
  }
}
