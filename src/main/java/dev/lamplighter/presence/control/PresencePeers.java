package dev.lamplighter.presence.control;

import dev.lamplighter.cluster.Node;
import dev.lamplighter.cluster.NodeListener;
import dev.lamplighter.cluster.Nodes;
import dev.lamplighter.json.JsonOutput;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Presence from node to node. Each node tells its own rows, change by change and, when asked, all
 * of them; every two seconds it tells their digest, and who has something else twice in succession
 * asks for all. So whatever is lost on the way is made good.
 */
final class PresencePeers implements NodeListener {
  /** One change; see {@link PresenceNews}. */
  static final String NEWS = "presence.news";

  /** Asks for all rows. */
  private static final String WANTED = "presence.wanted";

  /** A part of all rows. */
  private static final String LIST = "presence.list";

  private static final String DIGEST = "presence.digest";
  private static final int PART = 200;

  private final Nodes nodes;
  private final PresenceBoard board;

  /** Nodes that were asked for all their rows and have not told them all. */
  private final Set<Node> awaited = ConcurrentHashMap.newKeySet();

  /** What came so far of their answers. */
  private final Map<Node, List<PresenceNews>> lists = new ConcurrentHashMap<>();

  /** Nodes whose last digest was not ours. */
  private final Set<Node> doubted = ConcurrentHashMap.newKeySet();

  PresencePeers(Nodes nodes, PresenceBoard board) {
    this.nodes = nodes;
    this.board = board;
  }

  void start() {
    nodes.receive(NEWS, (from, message) -> board.heard(from, PresenceNews.of(message)));
    nodes.receive(WANTED, (from, message) -> board.tellAll(all -> sendAll(from, all)));
    nodes.receive(LIST, this::part);
    nodes.receive(DIGEST, this::digest);
    nodes.listen(this);
  }

  /** Names of nodes whose rows are not known yet. */
  Set<String> missing() {
    Set<String> names = new TreeSet<>();
    awaited.forEach(node -> names.add(node.name()));
    return names;
  }

  @Override
  public void joined(Node node) {
    ask(node);
  }

  @Override
  public void missed(Node node) {
    ask(node);
  }

  @Override
  public void left(Node node) {
    forget(node);
    board.lost(node);
  }

  @Override
  public void reborn(boolean frozen) {
    awaited.clear();
    lists.clear();
    doubted.clear();
    board.reborn();
  }

  private void forget(Node node) {
    awaited.remove(node);
    lists.remove(node);
    doubted.remove(node);
  }

  private void ask(Node node) {
    awaited.add(node);
    lists.remove(node);
    nodes.send(node, WANTED, "{}");
  }

  private void sendAll(Node to, List<PresenceNews> all) {
    for (int start = 0; start == 0 || start < all.size(); start += PART) {
      int end = Math.min(start + PART, all.size());
      JsonObject part =
          new JsonOutput()
              .put("first", start == 0)
              .put("last", end == all.size())
              .putList("rows", all.subList(start, end), PresenceNews::toJson)
              .build();
      nodes.send(to, LIST, part.toString());
    }
  }

  /** The rest of a list whose beginning was not seen is of no use. */
  private void part(Node from, JsonObject message) {
    if (message.getBoolean("first")) {
      lists.put(from, new ArrayList<>());
    }
    List<PresenceNews> list = lists.get(from);
    if (list == null) {
      return;
    }
    message.getJsonArray("rows").getValuesAs(JsonObject.class).stream()
        .map(PresenceNews::of)
        .forEach(list::add);
    if (message.getBoolean("last")) {
      forget(from);
      board.heardAll(from, list);
    }
  }

  /** To be called every two seconds. */
  void sendDigest() {
    board.tellDigest(
        digest ->
            nodes.sendAll(
                DIGEST,
                new JsonOutput()
                    .put("rows", digest.rows())
                    .put("hash", Long.toHexString(digest.hash()))
                    .build()
                    .toString()));
  }

  private void digest(Node from, JsonObject message) {
    NodeRows.Digest known = board.digestOf(from);
    boolean same =
        known.rows() == message.getInt("rows")
            && Long.toHexString(known.hash()).equals(message.getString("hash"));
    if (same && !awaited.contains(from)) {
      doubted.remove(from);
    } else if (!doubted.add(from)) {
      ask(from);
    }
  }
}
