package dev.lamplighter.cluster;

import dev.lamplighter.problem.StartFailure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Where a node waits at its start until the others said who they are; it joins nobody who has its
 * name, or works on another database.
 */
final class Doorstep {
  private final NodesSettings settings;
  private final Transport transport;
  private final Map<String, Hello> answers = new ConcurrentHashMap<>();
  private final Map<String, String> objections = new ConcurrentHashMap<>();

  Doorstep(NodesSettings settings, Transport transport) {
    this.settings = settings;
    this.transport = transport;
  }

  /** Takes a hello of another process; tells whether that one belongs to this cluster. */
  synchronized boolean heard(Node from, Hello hello) {
    answers.put(hello.member(), hello);
    Optional<String> objection = objection(from, hello);
    objection.ifPresentOrElse(
        text -> objections.put(hello.member(), text), () -> objections.remove(hello.member()));
    notifyAll();
    return objection.isEmpty();
  }

  private Optional<String> objection(Node from, Hello hello) {
    if (!hello.installation().equals(settings.installation())) {
      return Optional.of(
          "The cluster '"
              + settings.cluster()
              + "' uses another database. Give each cluster its own LAMPLIGHTER_CLUSTER_NAME.");
    }
    if (from.name().equals(settings.name())) {
      return Optional.of(
          "Another node is called '"
              + settings.name()
              + "'; give each node its own LAMPLIGHTER_NODE.");
    }
    return Optional.empty();
  }

  /**
   * Blocks until all members of the cluster answered, or patience ends: some may only be starting.
   *
   * @throws StartFailure where this node cannot be one of them
   */
  synchronized void await() throws InterruptedException {
    long end = System.nanoTime() + settings.patience().toNanos();
    for (long left = 1; left > 0 && !answers.keySet().containsAll(otherMembers()); ) {
      left = end - System.nanoTime();
      wait(Math.max(1, left / 1_000_000));
    }
    List<String> order = transport.members().stream().map(Transport.Member::id).toList();
    int own = order.indexOf(transport.self().id());
    for (Map.Entry<String, String> objection : objections.entrySet()) {
      int place = order.indexOf(objection.getKey());
      if (place >= 0 && (place < own || answers.get(objection.getKey()).started())) {
        throw new StartFailure(objection.getValue());
      }
    }
  }

  private Set<String> otherMembers() {
    String own = transport.self().id();
    return transport.members().stream()
        .map(Transport.Member::id)
        .filter(id -> !id.equals(own))
        .collect(Collectors.toSet());
  }

  /** Why members of the cluster are ignored, in words for operators. */
  List<String> objections() {
    objections.keySet().retainAll(otherMembers());
    return objections.values().stream().distinct().toList();
  }
}
