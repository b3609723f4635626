package dev.lamplighter.cluster;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which other nodes want to hear which channels, as far as they said so. */
final class Listening {
  private final Map<String, Set<Node>> byChannel = new ConcurrentHashMap<>();
  private final Map<Node, Set<String>> byNode = new HashMap<>();

  /** Nodes of which a message was lost since they said all. */
  private final Set<Node> doubtful = new HashSet<>();

  /** Never waits; called for every event. */
  Set<Node> to(String channel) {
    return byChannel.getOrDefault(channel, Set.of());
  }

  /**
   * @param all whether these replace what was known
   * @return whether everything that the node said is known now
   */
  synchronized boolean announced(Node node, Collection<String> channels, boolean all) {
    if (all) {
      Set<String> over = new HashSet<>(byNode.getOrDefault(node, Set.of()));
      over.removeAll(new HashSet<>(channels));
      ended(node, over);
      doubtful.remove(node);
    }
    channels.forEach(channel -> add(node, channel));
    return !doubtful.contains(node);
  }

  private void add(Node node, String channel) {
    byNode.computeIfAbsent(node, n -> new HashSet<>()).add(channel);
    byChannel.compute(
        channel,
        (name, nodes) -> {
          Set<Node> all = nodes == null ? ConcurrentHashMap.newKeySet(2) : nodes;
          all.add(node);
          return all;
        });
  }

  synchronized void ended(Node node, Collection<String> channels) {
    for (String channel : channels) {
      byNode.getOrDefault(node, new HashSet<>()).remove(channel);
      byChannel.computeIfPresent(
          channel,
          (name, nodes) -> {
            nodes.remove(node);
            return nodes.isEmpty() ? null : nodes;
          });
    }
  }

  synchronized void doubt(Node node) {
    doubtful.add(node);
  }

  synchronized void left(Node node) {
    ended(node, Set.copyOf(byNode.getOrDefault(node, Set.of())));
    byNode.remove(node);
    doubtful.remove(node);
  }

  synchronized void clear() {
    byChannel.clear();
    byNode.clear();
    doubtful.clear();
  }
}
