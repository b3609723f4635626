package dev.lamplighter.wire.socketio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.edge.ClientAddress;
import dev.lamplighter.edge.PassedOn;
import dev.lamplighter.support.Answer;
import dev.lamplighter.support.Cluster;
import dev.lamplighter.support.ClusterNode;
import dev.lamplighter.support.EngineClient;
import dev.lamplighter.support.HaproxyServer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.RestClient;
import dev.lamplighter.support.StockClient;
import dev.lamplighter.support.Waits;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests and WebSockets of a session on node one, when they come to node two. */
class RelayClusterIT {
  private static final String UNKNOWN = "{\"code\":1,\"message\":\"Session ID unknown\"}";
  private static final String ADDRESS = "203.0.113.7";
  private static final String POLLING = "/socket.io/?EIO=4&transport=polling&sid=";
  private static final int LIMIT = 50;

  private final Cluster cluster = Cluster.shared();
  private final ClusterNode one = cluster.node("one");
  private final ClusterNode two = cluster.node("two");
  private final ClusterNode three = cluster.node("three");
  private final Member ana = one.rest().register();

  private static EngineClient at(ClusterNode node) {
    return new EngineClient(node.server().baseUrl(), "/socket.io/");
  }

  /** A session on node one, seen through node two. */
  private EngineClient session() {
    EngineClient here = at(one);
    here.handshake();
    return here.at(two.server().baseUrl());
  }

  /** The same, signed in through node two and greeted. */
  private EngineClient signedIn(Member member) {
    EngineClient through = session();
    assertThat(through.post("40{\"token\":\"" + member.token() + "\"}").body()).isEqualTo("ok");
    StringBuilder greeting = new StringBuilder();
    while (!greeting.toString().contains("online_count_update")) {
      HttpResponse<String> answer = through.poll();
      assertThat(answer.statusCode()).isEqualTo(200);
      greeting.append(answer.body());
    }
    assertThat(greeting).startsWith("40{\"sid\":");
    return through;
  }

  private static long figure(ClusterNode node, String name) {
    return node.rest()
        .with("Accept", "text/plain")
        .get("/metrics?scope=application")
        .body()
        .lines()
        .filter(line -> line.startsWith("lamplighter_socketio_" + name))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void abortedPollShouldFreeTheSessionOnItsNodeAtOnce() {
    EngineClient through = session();
    CompletableFuture<HttpResponse<String>> held = through.pollLater();
    Waits.until("on its way", () -> figure(two, "relays_under_way") == 1);
    EngineClient direct = through.at(one.server().baseUrl());
    assertThat(direct.post("3").body()).isEqualTo("ok");

    held.cancel(true);
    Waits.until("gone", () -> direct.post("3").body().equals(UNKNOWN));
    assertThat(figure(two, "relays_under_way")).isZero();
    assertThat(through.poll().body()).isEqualTo(UNKNOWN);
  }

  @Test
  void heldPollShouldBringWhatHappensOnTheOtherNode() {
    EngineClient through = signedIn(ana);
    long passed = figure(two, "polls_passed_on");
    CompletableFuture<HttpResponse<String>> held = through.pollLater();
    assertThat(through.post("420[\"ping\"]").body()).isEqualTo("ok");

    assertThat(untilAcked(through, held.join().body(), "430[")).contains("430[{\"ok\":true");
    assertThat(held.join().headers().firstValue("Content-Type").orElse(""))
        .startsWithIgnoringCase("text/plain");
    assertThat(figure(two, "polls_passed_on")).isGreaterThanOrEqualTo(passed + 2);
  }

  /** Others come and go, and their events with them. */
  private static String untilAcked(EngineClient client, String first, String ack) {
    String packets = first;
    while (!packets.contains(ack)) {
      packets = client.poll().body();
    }
    return packets;
  }

  @ParameterizedTest
  @ValueSource(strings = {"four.x", "x", ".x", "two.x", "one.x"})
  void unknownNodeOrSessionShouldBeAnsweredSoThatTheClientBeginsAnew(String sid) {
    Answer answer = two.rest().get(POLLING + sid);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).isEqualTo(UNKNOWN);
  }

  @Test
  void bodyBeyondTheLimitShouldBeRefusedByTheNodeItComesTo() {
    EngineClient through = session();
    assertThat(through.post("4" + "x".repeat(65_536)).statusCode()).isEqualTo(413);
    assertThat(figure(two, "relays_under_way")).isZero();
  }

  @Test
  void pageOfAnotherOriginShouldBeTreatedAsOnItsOwnNode() {
    EngineClient through = session();
    Answer answer =
        two.rest()
            .with("Origin", two.server().baseUrl())
            .send("POST", POLLING + through.sid(), "40");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers().allValues("Vary")).containsExactly("Origin");
    assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
  }

  @Test
  void onlyWhatANodeSignedShouldBeBelieved() {
    UnaryOperator<String> seal = seal(Cluster.SECRET);
    long now = System.currentTimeMillis();
    String target = POLLING + session().sid();
    PassedOn said = new PassedOn("POST", target, null, new ClientAddress(ADDRESS, "https"));

    assertThat(posted(target, said.header(seal, now)))
        .as("a node's own word: not to be passed on again")
        .isEqualTo(UNKNOWN);
    for (String header :
        List.of(
            said.header(seal("guessed"), now),
            said.header(seal, now - 120_000),
            said.header(seal, now).replace(ADDRESS, "203.0.113.8"),
            "1;2;3;4",
            "nonsense")) {
      assertThat(posted(target, header)).as(header).isEqualTo("ok");
      target = POLLING + session().sid();
    }
    assertThat(posted(target, said.header(seal, now))).as("for another session").isEqualTo("ok");
  }

  private String posted(String target, String header) {
    return two.rest().with(PassedOn.HEADER, header).send("POST", target, "40").body();
  }

  /** As {@code NodeKey} derives it. */
  private static UnaryOperator<String> seal(String secret) {
    byte[] key = mac(secret.getBytes(UTF_8), "lamplighter: one node to another");
    return text -> Base64.getUrlEncoder().withoutPadding().encodeToString(mac(key, text));
  }

  private static byte[] mac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void addressShouldBeTheClientsAndNotTheNodes() {
    EngineClient through = at(two);
    RestClient proxied = one.rest().with("X-Forwarded-For", ADDRESS);
    through.opened(proxied.get("/socket.io/?EIO=4&transport=polling").body());
    through.post("40{\"token\":\"" + ana.token() + "\"}");
    Waits.until("signed in", () -> cluster.sessions(ana).size() == 1);
    assertThat(cluster.sessions(ana).get(0).getString("address")).isEqualTo(ADDRESS);
  }

  @Test
  void oneTooManyShouldBeToldToComeAgain() {
    List<CompletableFuture<HttpResponse<String>>> held = new ArrayList<>();
    for (int i = 0; i < LIMIT; i++) {
      held.add(session().pollLater());
    }
    Waits.until("full", () -> figure(two, "relays_under_way") == LIMIT);
    EngineClient late = session();
    HttpResponse<String> refused = late.post("40");
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.headers().firstValue("Retry-After")).contains("1");
    assertThat(figure(two, "relays_refused")).isPositive();

    held.forEach(poll -> poll.cancel(true));
    Waits.until("room again", () -> figure(two, "relays_under_way") == 0);
    assertThat(late.post("40").statusCode()).isEqualTo(200);
  }

  @Test
  void webSocketShouldTakeOverThroughAnotherNode() {
    EngineClient through = signedIn(ana);
    EngineClient.Socket socket = through.at(three.server().baseUrl()).probe();
    assertThat(socket.send("2probe").next()).isEqualTo("3probe");
    socket.send("5").send("421[\"activity\"]");
    assertThat(awaitAck(socket, "431")).contains("\"ok\":true");
    assertThat(figure(three, "relays_under_way")).isEqualTo(1);
    assertThat(through.poll().statusCode()).isEqualTo(400);

    socket.abort();
    Waits.until("gone", () -> cluster.sessions(ana).isEmpty());
    Waits.until("left", () -> figure(three, "relays_under_way") == 0);
  }

  @Test
  void webSocketThroughAnotherNodeShouldCarryMuchBothWaysInOrder() {
    EngineClient.Socket socket = upgraded(ana);
    socket.send("421[\"subscribe\",{\"channel\":\"app:much\"}]");
    assertThat(awaitAck(socket, "431")).contains("\"ok\":true");
    String text = "x".repeat(20_000);
    for (int i = 0; i < 200; i++) {
      String data = "{\"channel\":\"app:much\",\"data\":\"" + i + text + "\"}";
      socket.send("42" + (i + 10) + "[\"publish\"," + data + "]");
    }
    int events = 0;
    int acks = 0;
    while (events < 200 || acks < 200) {
      String next = (String) socket.nextMessage();
      if (next.startsWith("42[\"channel_event\"")) {
        assertThat(next).contains("\"data\":\"" + events + "x");
        events++;
      } else if (next.startsWith("43")) {
        acks++;
      }
    }
    socket.abort();
  }

  private static String awaitAck(EngineClient.Socket socket, String prefix) {
    String next = (String) socket.next();
    while (!next.startsWith(prefix)) {
      next = (String) socket.next();
    }
    return next;
  }

  private EngineClient.Socket upgraded(Member member) {
    EngineClient through = signedIn(member);
    EngineClient.Socket socket = through.probe();
    assertThat(socket.send("2probe").next()).isEqualTo("3probe");
    return socket.send("5");
  }

  @Test
  void serverShouldEndASessionThroughAnotherNode() {
    EngineClient.Socket socket = upgraded(ana);
    socket.send("4garbage");
    socket.awaitClose();
    Waits.until("left", () -> figure(two, "relays_under_way") == 0);
    Waits.until("gone", () -> cluster.sessions(ana).isEmpty());
  }

  @Test
  void clientsShouldGoOnWhenNodesStopOrDie() {
    EngineClient through = session();
    CompletableFuture<HttpResponse<String>> held = through.pollLater();
    Waits.until("on its way", () -> figure(two, "relays_under_way") == 1);
    EngineClient later = through.at(three.server().baseUrl());

    CompletableFuture<Integer> stopped = CompletableFuture.supplyAsync(two.server()::terminate);
    assertThat(held.join().body()).as("asked to come another way").isEqualTo("6");
    assertThat(later.post("40").body()).isEqualTo("ok");
    assertThat(later.poll().body()).startsWith("44{");
    stopped.join();

    Member ben = one.rest().register();
    try (HaproxyServer proxy = HaproxyServer.withoutAffinity(cluster);
        StockClient client = onNodeOne(proxy, ben)) {
      CompletableFuture<HttpResponse<String>> broken = later.pollLater();
      Waits.until("both on their way", () -> figure(three, "relays_under_way") >= 1);
      one.kill();
      assertThat(broken.join().body()).isEqualTo(UNKNOWN);
      assertThat(later.poll().body()).isEqualTo(UNKNOWN);
      Waits.until("connected anew", () -> client.all("connected").size() == 2);
      assertThat(client.request("activity").getBoolean("ok")).isTrue();
    }
  }

  /** The proxy takes turns, and each try makes another number of requests than the one before. */
  private StockClient onNodeOne(HaproxyServer proxy, Member member) {
    for (int tries = 0; tries < 20; tries++) {
      StockClient client = StockClient.at(proxy.baseUrl(), member.token(), "polling");
      client.await("connected");
      Waits.until("listed", () -> !cluster.sessions(member).isEmpty());
      if (cluster.sessions(member).get(0).getString("node").equals("one")) {
        return client;
      }
      client.close();
      Waits.until("left", () -> cluster.sessions(member).isEmpty());
      for (int i = 0; i < tries; i++) {
        RestClient.of(proxy.baseUrl()).get("/health/live");
      }
    }
    throw new AssertionError("No client came to node one");
  }
}
