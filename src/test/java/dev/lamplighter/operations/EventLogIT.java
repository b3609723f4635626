package dev.lamplighter.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.RestClient;
import dev.lamplighter.support.SocketClient;
import dev.lamplighter.support.Waits;
import org.junit.jupiter.api.Test;

/** What operators read of users. The shared demo has the event log on, the shared server off. */
class EventLogIT {
  private static final String SECRET = "words between two";

  @Test
  void operatorsOfTheDemoShouldSeeLife() {
    LamplighterServer server = LamplighterServer.sharedDemo();
    Member ana = RestClient.of(server).register();
    Member ben = RestClient.of(server).register();
    try (SocketClient socket = SocketClient.connected(server, ben)) {
      assertThat(socket.isOpen()).isTrue();
      said(server, "event=connected", ben);
      said(server, "event=online", ben);
      String id = ana.rest().send("POST", "/api/conversations", body(ben)).json().getString("id");
      ana.rest()
          .send(
              "POST",
              "/api/conversations/" + id + "/messages",
              "{\"content\":\"" + SECRET + "\",\"client_id\":\"1\"}");
      said(server, "event=message_delivered", ben);
    }
    said(server, "event=disconnected", ben);
    said(server, "event=offline", ben);
    assertThat(server.log()).doesNotContain(SECRET);
  }

  @Test
  void signInsShouldBeToldAndCountedWhereverTheyAreAndNothingElse() {
    LamplighterServer server = LamplighterServer.shared();
    Member ana = RestClient.of(server).register();
    said(server, "event=registered", ana);
    double failed = count(server, "login_failed");
    double refused = count(server, "token_refused");

    RestClient.of(server).login(ana.username(), ana.password());
    said(server, "event=login ", ana);
    String typed = "hunter2hunter2";
    RestClient.of(server)
        .send(
            "POST",
            "/api/auth/login",
            "{\"username\":\"" + typed + "\",\"password\":\"" + typed + "\"}");
    RestClient.of(server).as("no.token").get("/api/users/me");

    Waits.until("a failed login is told", () -> server.log().contains("event=login_failed"));
    Waits.until("a token is told", () -> server.log().contains("event=token_refused reason="));
    assertThat(count(server, "login_failed")).isGreaterThan(failed);
    assertThat(count(server, "token_refused")).isGreaterThan(refused);
    try (SocketClient socket = SocketClient.connected(server, ana)) {
      assertThat(socket.isOpen()).isTrue();
    }
    assertThat(server.log())
        .doesNotContain("event=connected", "event=online", "hunter2", ana.password(), ana.token());
  }

  private static String body(Member member) {
    return "{\"usernames\":[\"" + member.username() + "\"]}";
  }

  private static void said(LamplighterServer server, String event, Member member) {
    Waits.until(
        event,
        () ->
            server
                .log()
                .lines()
                .anyMatch(line -> line.contains(event) && line.contains("user=" + member.id())));
  }

  private static double count(LamplighterServer server, String outcome) {
    return RestClient.of(server)
        .with("Accept", "text/plain")
        .get("/metrics?scope=application")
        .body()
        .lines()
        .filter(line -> line.startsWith("lamplighter_sign_ins"))
        .filter(line -> line.contains("outcome=\"" + outcome + "\""))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }
}
