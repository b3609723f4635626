package dev.lamplighter.chat.boundary;

import static dev.lamplighter.chat.boundary.Talk.direct;
import static dev.lamplighter.chat.boundary.Talk.group;
import static dev.lamplighter.chat.boundary.Talk.json;
import static dev.lamplighter.chat.boundary.Talk.look;
import static dev.lamplighter.chat.boundary.Talk.messages;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lamplighter.support.Cluster;
import dev.lamplighter.support.ClusterNode;
import dev.lamplighter.support.ForeignClients;
import dev.lamplighter.support.ForeignClients.Ended;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.ReturningClient;
import dev.lamplighter.support.Waits;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Clients that come back to another node than the one they left, or that died under them. */
class RecoveryClusterIT {
  private static final int CONVERSATIONS = 4;
  private static final int BREAKS = 40;

  private final Cluster cluster = Cluster.shared();
  private final ClusterNode one = cluster.node("one");
  private final ClusterNode two = cluster.node("two");
  private final ClusterNode three = cluster.node("three");
  private final Member ana = one.rest().register();
  private final Member ben = one.rest().register();

  private Ended npm(ClusterNode first, ClusterNode next, String transports, String kill) {
    assumeTrue(ForeignClients.npm().isPresent(), "npm's socket.io-client is not here");
    return ForeignClients.run(
        List.of("node", "src/test/js/socketio/recovery.mjs"),
        Map.of(
            "BASE", first.server().baseUrl(),
            "OTHER", next.server().baseUrl(),
            "TOKEN", ana.token(),
            "PEER", ben.token(),
            "CONVERSATION", direct(ana, ben),
            "TRANSPORTS", transports,
            "KILL", kill,
            "MODULES", ForeignClients.npm().orElseThrow().toString()));
  }

  private static void expectGood(Ended ended) {
    assertThat(ended.output()).isEmpty();
    assertThat(ended.status()).isZero();
  }

  @Test
  void npmsClientShouldRecoverOnTheSameNodeAndOnAnother() {
    expectGood(npm(one, one, "websocket", ""));
    expectGood(npm(one, two, "polling", ""));
  }

  @Test
  void npmsClientShouldRecoverWhenItsNodeWasKilled() {
    Ended ended = npm(three, two, "websocket", Long.toString(three.server().pid()));
    three.kill();

    assertThat(ended.output().replace("websocket error\n", "")).isEmpty();
    assertThat(ended.status()).isZero();
  }

  /**
   * Ana sends too, over the socket that breaks, and again what was not answered. Each message is
   * hers by an answer or by a push, and never by a push after its first answer.
   */
  @Test
  void breaksAtAnyMomentShouldLoseAndDoubleNothing() {
    List<String> ids =
        IntStream.range(0, CONVERSATIONS).mapToObj(i -> group(ben, "g" + i, ana)).toList();
    AtomicBoolean over = new AtomicBoolean();
    Random random = new Random(5);
    int recovered = 0;
    try (ReturningClient client = new ReturningClient(ana)) {
      Outgoing outgoing = new Outgoing(client);
      client.connect(one.server());
      CompletableFuture<Void> talking = CompletableFuture.runAsync(() -> talk(ids, over));
      for (int i = 0; i < BREAKS; i++) {
        for (int j = random.nextInt(4); j > 0; j--) {
          outgoing.send(ids.get(random.nextInt(CONVERSATIONS)));
        }
        int enough = client.events().size() + random.nextInt(12);
        Waits.until("some events", () -> client.events().size() >= enough);
        client.cut();
        client.connect((random.nextBoolean() ? one : two).server());
        recovered += client.recovered() ? 1 : 0;
        outgoing.sendAgain();
      }
      over.set(true);
      talking.join();
      Waits.until("answers", outgoing::isEmpty);
      List<Integer> last = ids.stream().map(id -> look(ana, id).getInt("last_seq")).toList();
      Waits.untilAsserted("all", () -> expectAll(client, ids, last, outgoing));
      client.request("ping", json());
      expectAll(client, ids, last, outgoing);
    }
    assertThat(recovered).isEqualTo(BREAKS);
  }

  /** What ana sends, until it is answered. */
  private static final class Outgoing {
    private final ReturningClient client;
    private final Map<String, JsonObject> unanswered = new ConcurrentHashMap<>();
    private final Map<String, Set<Integer>> answered = new ConcurrentHashMap<>();
    private final Map<String, Set<Integer>> answeredAgain = new ConcurrentHashMap<>();

    /** A node that finds a gap brings what it finds, with messages that are not answered yet. */
    private final Map<String, Set<Integer>> pushedBefore = new ConcurrentHashMap<>();

    private int count;

    Outgoing(ReturningClient client) {
      this.client = client;
    }

    void send(String id) {
      String name = "a" + count++;
      JsonObject data = json("conversation_id", id, "content", name, "client_id", name);
      unanswered.put(name, data);
      send(data, answered);
    }

    void sendAgain() {
      unanswered.values().forEach(data -> send(data, answeredAgain));
    }

    private void send(JsonObject data, Map<String, Set<Integer>> answers) {
      client
          .emit("send_message", data)
          .thenAccept(
              answer -> {
                String id = data.getString("conversation_id");
                int seq = answer.getInt("seq");
                (client.seqs(id).contains(seq) ? pushedBefore : answers)
                    .computeIfAbsent(id, one -> ConcurrentHashMap.newKeySet())
                    .add(seq);
                unanswered.remove(data.getString("client_id"));
              });
    }

    boolean isEmpty() {
      return unanswered.isEmpty();
    }
  }

  private void talk(List<String> ids, AtomicBoolean over) {
    Random random = new Random(6);
    for (int n = 0; !over.get(); n++) {
      ClusterNode node = random.nextBoolean() ? one : two;
      JsonObject body = json("content", "b" + n);
      node.as(ben).post(messages(ids.get(random.nextInt(CONVERSATIONS))), body);
    }
  }

  private static void expectAll(
      ReturningClient client, List<String> ids, List<Integer> last, Outgoing outgoing) {
    for (int i = 0; i < ids.size(); i++) {
      List<Integer> pushed = client.seqs(ids.get(i));
      Set<Integer> answered = outgoing.answered.getOrDefault(ids.get(i), Set.of());
      assertThat(pushed).as("in order, once").isSorted().doesNotHaveDuplicates();
      assertThat(pushed).as("not what was answered").doesNotContainAnyElementsOf(answered);
      Set<Integer> all = new TreeSet<>(pushed);
      all.addAll(answered);
      all.addAll(outgoing.answeredAgain.getOrDefault(ids.get(i), Set.of()));
      assertThat(all)
          .containsExactlyElementsOf(IntStream.rangeClosed(1, last.get(i)).boxed().toList());
    }
  }
}
