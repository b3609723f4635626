package dev.lamplighter.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamplighter.problem.StartFailure;
import dev.lamplighter.support.Waits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How nodes find, lose and find each other again, over a network that fails on purpose. */
class HazelcastNodesTest {
  private final SimulatedNetwork network = new SimulatedNetwork();
  private final List<HazelcastNodes> all = new ArrayList<>();
  private List<String> seats = List.of();
  private Duration silence = Duration.ofMinutes(1);
  private Duration frozen = Duration.ofSeconds(30);

  private HazelcastNodes node(String name, String member) {
    return node(name, "database", network.plug(member));
  }

  private HazelcastNodes node(String name, String installation, Transport port) {
    HazelcastNodes nodes =
        new HazelcastNodes(
            new NodesSettings(
                name,
                "lamplighter",
                new Seats(seats),
                installation,
                new Doorway("", 8080),
                "1",
                Duration.ofMillis(40),
                silence,
                frozen,
                Duration.ofMillis(200)),
            port,
            Thread::new);
    all.add(nodes);
    return nodes;
  }

  private static NodeLog started(HazelcastNodes nodes) {
    NodeLog log = NodeLog.of(nodes);
    try {
      nodes.start();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return log;
  }

  private static void until(NodeLog log, String... lines) {
    Waits.untilAsserted("what is told", () -> assertThat(log.lines()).containsExactly(lines));
  }

  private static void note(Nodes from, int n) {
    from.sendAll("note", "{\"n\":" + n + "}");
  }

  private static Node node(Nodes nodes, String name) {
    return nodes.others().stream().filter(n -> n.name().equals(name)).findAny().orElseThrow();
  }

  @AfterEach
  void close() {
    all.forEach(HazelcastNodes::close);
    network.close();
  }

  @Test
  void nodesShouldFindEachOtherAndHearEachOtherInOrder() {
    HazelcastNodes a = node("a", "ma");
    HazelcastNodes b = node("b", "mb");
    NodeLog atA = started(a);
    NodeLog atB = started(b);
    until(atA, "joined b");
    until(atB, "joined a");

    IntStream.range(0, 1000).forEach(n -> note(a, n));

    Waits.untilAsserted("all notes", () -> assertThat(atB.lines()).hasSize(1001));
    assertThat(atB.lines().subList(1, 1001))
        .containsExactlyElementsOf(IntStream.range(0, 1000).mapToObj(n -> "a: " + n).toList());
    assertThat(a.state().members()).containsExactly("a", "b");
    assertThat(a.state().isReady() && b.state().isReady()).isTrue();
    assertThat(a.isOldest()).isTrue();
    assertThat(b.isOldest()).isFalse();
  }

  @Test
  void whatIsLostOnTheWayShouldBeNoticedEvenWhenItWasTheLast() {
    HazelcastNodes a = node("a", "ma");
    HazelcastNodes b = node("b", "mb");
    started(a);
    NodeLog atB = started(b);
    until(atB, "joined a");
    Waits.until("a knows b", () -> !a.others().isEmpty());

    network.lose((way, text) -> way.equals("ma>mb") && text.contains("\"note\""));
    note(a, 1);
    until(atB, "joined a", "missed a");

    network.loseNothing();
    note(a, 2);
    until(atB, "joined a", "missed a", "a: 2");
    assertThat(b.state().gaps()).isEqualTo(1);
  }

  @Test
  void aNodeThatIsGivenUpByMistakeShouldGoOnAsAnother() {
    HazelcastNodes a = node("a", "ma");
    HazelcastNodes b = node("b", "mb");
    NodeLog atA = started(a);
    NodeLog atB = started(b);
    until(atA, "joined b");
    Node before = b.self();

    network.byId().get("ma").inbox().removed("mb");

    until(atA, "joined b", "left b", "joined b");
    until(atB, "joined a", "reborn false", "joined a");
    assertThat(b.self()).isNotEqualTo(before);
    assertThat(a.others()).containsExactly(b.self());
  }

  @Test
  void aSilentNodeShouldBeGivenUp() {
    silence = Duration.ofMillis(400);
    HazelcastNodes a = node("a", "ma");
    HazelcastNodes b = node("b", "mb");
    NodeLog atA = started(a);
    started(b);
    Waits.until("joined", () -> atA.lines().contains("joined b"));

    network.lose((way, text) -> way.equals("mb>ma"));

    Waits.untilAsserted("given up", () -> assertThat(atA.lines()).endsWith("left b"));
    assertThat(a.others()).isEmpty();
  }

  /** Only the other may take itself for frozen; it may do so earlier too, when this JVM stalls. */
  @Test
  void aNodeThatStoodStillShouldKnowItAndBeMetAnew() {
    HazelcastNodes a = node("a", "ma");
    frozen = Duration.ofMillis(500);
    SimulatedNetwork.Port port = network.plug("mb");
    HazelcastNodes b = node("b", "database", port);
    NodeLog atA = started(a);
    NodeLog atB = started(b);
    Waits.until("both joined", () -> !a.others().isEmpty() && !b.others().isEmpty());

    port.hold();
    Node before = b.self();
    CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS).execute(port::release);

    Waits.untilAsserted(
        "met anew",
        () -> {
          assertThat(b.self()).isNotEqualTo(before);
          assertThat(a.others()).containsExactly(b.self());
          assertThat(b.others()).containsExactly(a.self());
          assertThat(atB.lines()).containsSubsequence("joined a", "reborn true", "joined a");
          assertThat(atA.lines()).containsSubsequence("joined b", "left b", "joined b");
        });
  }

  @Test
  void aStopShouldBeKnownAtOnce() {
    HazelcastNodes a = node("a", "ma");
    HazelcastNodes b = node("b", "mb");
    NodeLog atA = started(a);
    started(b);
    until(atA, "joined b");

    b.close();

    until(atA, "joined b", "left b");
  }

  @Test
  void aRestartedNodeShouldReplaceItsFormerLife() {
    HazelcastNodes a = node("a", "ma");
    HazelcastNodes b = node("b", "mb");
    NodeLog atA = started(a);
    started(b);
    until(atA, "joined b");

    network.byId().get("mb").close();
    started(node("b", "mb2"));

    until(atA, "joined b", "left b", "joined b");
  }

  @Test
  void partsThatMergeShouldMeetAnew() {
    HazelcastNodes a = node("a", "ma");
    HazelcastNodes b = node("b", "mb");
    NodeLog atA = started(a);
    NodeLog atB = started(b);
    until(atA, "joined b");
    until(atB, "joined a");

    network.cut("ma", "mb");
    network.remove("ma");
    network.remove("mb");
    until(atA, "joined b", "left b");
    until(atB, "joined a", "left a");
    network.heal();
    network.byId().get("mb").renamed("mb2");

    until(atA, "joined b", "left b", "joined b");
    until(atB, "joined a", "left a", "reborn false", "joined a");
    note(a, 1);
    note(b, 2);
    until(atB, "joined a", "left a", "reborn false", "joined a", "a: 1");
    until(atA, "joined b", "left b", "joined b", "b: 2");
  }

  @Test
  void aNodeThatIsAloneAmongManySeatsShouldSaySoUntilAnotherComes() {
    seats = List.of("host-ma:6900", "10.0.0.9:6901");
    HazelcastNodes a = node("a", "ma");
    started(a);
    assertThat(a.state().complaints())
        .containsExactly(
            "none of 10.0.0.9:6901 answered; check the network, LAMPLIGHTER_CLUSTER_NAME and"
                + " LAMPLIGHTER_CLUSTER_SECRET");

    started(node("b", "mb"));
    Waits.until("no more to say", () -> a.state().complaints().isEmpty());
  }

  @Test
  void aNodeThatNamesItselfAloneShouldNotComplain() {
    seats = List.of("host-ma:6900");
    HazelcastNodes a = node("a", "ma");
    started(a);

    assertThat(a.state().complaints()).isEmpty();
  }

  @Test
  void twoNodesOfOneNameShouldNotBothStart() {
    HazelcastNodes first = node("a", "ma");
    started(first);
    HazelcastNodes second = node("a", "mb");

    assertThatThrownBy(second::start)
        .isInstanceOf(StartFailure.class)
        .hasMessage("Another node is called 'a'; give each node its own LAMPLIGHTER_NODE.");
  }

  @Test
  void aNodeOfAnotherDatabaseShouldNotStart() {
    NodeLog atA = started(node("a", "ma"));
    HazelcastNodes other = node("b", "elsewhere", network.plug("mb"));

    assertThatThrownBy(other::start)
        .isInstanceOf(StartFailure.class)
        .hasMessage(
            "The cluster 'lamplighter' uses another database."
                + " Give each cluster its own LAMPLIGHTER_CLUSTER_NAME.");
    assertThat(atA.lines()).isEmpty();
  }

  @Test
  void aListenerThatFailsShouldNotStopTheRest() {
    HazelcastNodes a = node("a", "ma");
    HazelcastNodes b = node("b", "mb");
    b.receive(
        "bad",
        (from, json) -> {
          throw new IllegalStateException("on purpose");
        });
    started(a);
    NodeLog atB = started(b);
    until(atB, "joined a");
    Waits.until("a knows b", () -> !a.others().isEmpty());

    a.send(node(a, "b"), "bad", "{}");
    note(a, 1);

    until(atB, "joined a", "a: 1");
  }
}
