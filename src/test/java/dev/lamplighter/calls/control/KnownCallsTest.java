package dev.lamplighter.calls.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.calls.control.Call.Party;
import dev.lamplighter.cluster.Node;
import dev.lamplighter.cluster.NodeListener;
import dev.lamplighter.cluster.Nodes;
import dev.lamplighter.cluster.Receiver;
import jakarta.json.Json;
import java.io.StringReader;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Nobody stays busy because a word between nodes was lost. */
class KnownCallsTest {
  /** Two nodes that hear one another at once, unless the line is down. */
  private static final class Pair implements Nodes {
    private final Node self;
    private final Map<String, Receiver> receivers = new HashMap<>();
    private Pair other;
    private boolean isDown;

    Pair(String name) {
      self = new Node(name, "1");
    }

    static Pair of(String name, Pair other) {
      Pair pair = new Pair(name);
      pair.other = other;
      other.other = pair;
      return pair;
    }

    @Override
    public Node self() {
      return self;
    }

    @Override
    public Set<Node> others() {
      return Set.of(other.self);
    }

    @Override
    public Optional<URI> urlOf(String name) {
      return Optional.empty();
    }

    @Override
    public boolean isOldest() {
      return true;
    }

    @Override
    public void send(Node to, String kind, String json) {
      if (!isDown) {
        other.receivers.get(kind).received(self, read(json));
      }
    }

    private static jakarta.json.JsonObject read(String json) {
      return Json.createReader(new StringReader(json)).readObject();
    }

    @Override
    public void sendAll(String kind, String json) {
      send(other.self, kind, json);
    }

    @Override
    public void receive(String kind, Receiver receiver) {
      receivers.put(kind, receiver);
    }

    @Override
    public void listen(NodeListener listener) {}
  }

  private final Pair one = new Pair("one");
  private final Pair two = Pair.of("two", one);
  private final KnownCalls owner = started(one);
  private final KnownCalls other = started(two);

  private static KnownCalls started(Nodes nodes) {
    KnownCalls calls = new KnownCalls(nodes);
    calls.start();
    return calls;
  }

  private static Call call(String node, String caller, String callee) {
    return new Call(
        Call.id(node, caller + callee),
        new Party(caller, caller),
        "session of " + caller,
        new Party(callee, callee),
        null,
        null);
  }

  @Test
  void callShouldMakeBothBusyOnAllNodesUntilItsEnd() {
    Call call = call("one", "ana", "ben");
    owner.put(call, 0);
    assertThat(other.isBusy("ana")).isTrue();
    assertThat(other.isBusy("ben")).isTrue();
    owner.end(call);
    assertThat(other.isBusy("ben")).isFalse();
  }

  @Test
  void lostEndShouldLeaveNobodyBusyAndALostBeginningShouldBeMadeGood() {
    Call over = call("one", "ana", "ben");
    owner.put(over, 0);
    Call ownOfOther = call("two", "eve", "fay");
    other.put(ownOfOther, 0);
    one.isDown = true;
    owner.end(over);
    owner.put(call("one", "cleo", "dan"), 0);
    one.isDown = false;
    assertThat(other.isBusy("ana")).isTrue();

    other.missed(one.self());
    assertThat(other.isBusy("ana")).isFalse();
    assertThat(other.isBusy("ben")).isFalse();
    assertThat(other.isBusy("dan")).isTrue();
    assertThat(other.isBusy("eve")).as("its own").isTrue();
  }

  @Test
  void nodeThatJoinsShouldLearnWhoIsBusy() {
    one.isDown = true;
    owner.put(call("one", "ana", "ben"), 0);
    one.isDown = false;
    other.joined(one.self());
    assertThat(other.isBusy("ben")).isTrue();
  }
}
