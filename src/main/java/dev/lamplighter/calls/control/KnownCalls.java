package dev.lamplighter.calls.control;

import dev.lamplighter.cluster.Node;
import dev.lamplighter.cluster.NodeListener;
import dev.lamplighter.cluster.Nodes;
import dev.lamplighter.json.JsonOutput;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The calls of the whole cluster, so that each node knows who is busy. The node that decides about
 * a call tells the others of it; who missed something of a node, or meets it, asks for all its
 * calls. Any thread; never waits.
 */
final class KnownCalls implements NodeListener {
  private static final String STATE = "calls.state";
  private static final String OVER = "calls.over";

  /** Asks for all calls about which a node decides. */
  private static final String WANTED = "calls.wanted";

  private static final String LIST = "calls.list";

  private final Nodes nodes;
  private final CallBoard board = new CallBoard();

  KnownCalls(Nodes nodes) {
    this.nodes = nodes;
  }

  void start() {
    nodes.receive(STATE, (from, message) -> learn(Call.of(message)));
    nodes.receive(OVER, (from, message) -> forget(message.getString("id")));
    nodes.receive(WANTED, (from, message) -> tellAll(from));
    nodes.receive(LIST, this::replace);
    nodes.listen(this);
  }

  boolean isOwn(Call call) {
    return isOf(call, nodes.self().name());
  }

  private static boolean isOf(Call call, String node) {
    return Call.nodeOf(call.id()).equals(node);
  }

  /** One about which this node decides began, or was answered. */
  synchronized void put(Call call, long ringsUntil) {
    board.put(call, ringsUntil);
    nodes.sendAll(STATE, call.toJson().toString());
  }

  /** The other way round. */
  synchronized void end(Call call) {
    board.remove(call.id());
    nodes.sendAll(OVER, new JsonOutput().put("id", call.id()).build().toString());
  }

  private synchronized void learn(Call call) {
    board.put(call, Long.MAX_VALUE);
  }

  synchronized void forget(String id) {
    board.remove(id);
  }

  /** In order with what is told of each. */
  private synchronized void tellAll(Node to) {
    List<Call> own = board.where(this::isOwn);
    nodes.send(to, LIST, new JsonOutput().putList("calls", own, Call::toJson).build().toString());
  }

  private synchronized void replace(Node from, JsonObject message) {
    board.where(call -> isOf(call, from.name())).forEach(call -> board.remove(call.id()));
    message.getJsonArray("calls").getValuesAs(JsonObject.class).forEach(c -> learn(Call.of(c)));
  }

  @Override
  public void joined(Node node) {
    nodes.send(node, WANTED, "{}");
  }

  @Override
  public void missed(Node node) {
    nodes.send(node, WANTED, "{}");
  }

  synchronized Optional<Call> get(String id) {
    return board.get(id);
  }

  synchronized boolean isBusy(String userId) {
    return board.isBusy(userId);
  }

  synchronized List<Call> where(Predicate<Call> condition) {
    return board.where(condition);
  }

  /** Those that rang too long, of those that this node decides about. */
  synchronized List<Call> overdue(long now) {
    return board.overdue(nodes.self().name(), now);
  }
}
