package dev.lamplighter.cluster;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * On which nodes users have how many sessions, this node included, as far as it is known here.
 * Whoever learns of sessions keeps it up to date; the bus routes by it. Any thread; never waits.
 */
public final class Whereabouts {
  private final Map<String, Map<Node, Integer>> byUser = new ConcurrentHashMap<>();

  /** Zero sessions: the user is not on that node. */
  public void put(String userId, Node node, int sessions) {
    byUser.compute(userId, (user, nodes) -> with(nodes, node, sessions));
  }

  /** Never changed in place: nearly every user is on one node, and that map is one small object. */
  private static Map<Node, Integer> with(Map<Node, Integer> known, Node node, int sessions) {
    Map<Node, Integer> nodes = new HashMap<>(known == null ? Map.of() : known);
    if (sessions > 0) {
      nodes.put(node, sessions);
    } else {
      nodes.remove(node);
    }
    return nodes.isEmpty() ? null : Map.copyOf(nodes);
  }

  public Set<Node> nodesOf(String userId) {
    return byUser.getOrDefault(userId, Map.of()).keySet();
  }

  public int sessionsOf(String userId) {
    return byUser.getOrDefault(userId, Map.of()).values().stream().mapToInt(n -> n).sum();
  }

  /** The same without those on that node. */
  public int sessionsElsewhere(String userId, Node node) {
    Map<Node, Integer> nodes = byUser.getOrDefault(userId, Map.of());
    return nodes.values().stream().mapToInt(n -> n).sum() - nodes.getOrDefault(node, 0);
  }
}
