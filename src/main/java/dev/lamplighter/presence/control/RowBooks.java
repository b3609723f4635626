package dev.lamplighter.presence.control;

import dev.lamplighter.cluster.Node;
import dev.lamplighter.cluster.Whereabouts;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which node has which rows: this one's own, as the others know them, and a copy of every other
 * node's. Remembers of whom the others must be told. Not thread-safe.
 */
final class RowBooks {
  private final NodeRows own = new NodeRows();
  private final Map<Node, NodeRows> others = new HashMap<>();
  private final Set<Entry> news = new LinkedHashSet<>();
  private final Whereabouts whereabouts;
  private Node self;

  /**
   * @param whereabouts is kept up to date
   */
  RowBooks(Node self, Whereabouts whereabouts) {
    this.self = self;
    this.whereabouts = whereabouts;
  }

  Node self() {
    return self;
  }

  /** Sessions of the user came or went on this node. */
  void counted(Entry entry) {
    whereabouts.put(entry.userId, self, entry.sessions.size());
  }

  /** The others must be told of the user, whether the row changed or not. */
  void mustTell(Entry entry) {
    news.add(entry);
  }

  /** Compares this node's row with what the others know of it. */
  void settle(Entry entry, Instant now, Duration away) {
    NodeRow row = entry.ownRow(now, away);
    if (!row.equals(entry.told)) {
      own.change(entry.userId, entry.told, row);
      entry.told = row;
      news.add(entry);
    }
  }

  /** Another node's row. */
  void put(Entry entry, Node node, NodeRow row) {
    others.computeIfAbsent(node, n -> new NodeRows()).change(entry.userId, entry.rowOf(node), row);
    entry.putRow(node, row);
    whereabouts.put(entry.userId, node, row.sessions());
  }

  void forget(Node node) {
    others.remove(node);
  }

  Set<Node> others() {
    return Set.copyOf(others.keySet());
  }

  Set<String> userIdsOf(Node node) {
    return rowsOf(node).userIds();
  }

  /** This node goes on as another. */
  void reborn(Node reborn, Iterable<Entry> entries) {
    for (Entry entry : entries) {
      whereabouts.put(entry.userId, self, 0);
      whereabouts.put(entry.userId, reborn, entry.sessions.size());
    }
    self = reborn;
  }

  /** What the other nodes must be told since this was last asked. */
  List<PresenceNews> takeNews(Instant now) {
    List<PresenceNews> taken =
        news.stream().filter(entry -> entry.stored != null).map(e -> e.news(now)).toList();
    news.clear();
    return taken;
  }

  NodeRows.Digest ownDigest() {
    return own.digest();
  }

  NodeRows.Digest digestOf(Node node) {
    return rowsOf(node).digest();
  }

  private NodeRows rowsOf(Node node) {
    return others.getOrDefault(node, new NodeRows());
  }
}
