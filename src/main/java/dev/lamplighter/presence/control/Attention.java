package dev.lamplighter.presence.control;

import dev.lamplighter.cluster.Node;
import dev.lamplighter.cluster.NodeListener;
import dev.lamplighter.cluster.Nodes;
import dev.lamplighter.cluster.Whereabouts;
import dev.lamplighter.hub.Hub;
import dev.lamplighter.hub.Session;
import dev.lamplighter.hub.SessionAdmitted;
import dev.lamplighter.hub.SessionLeft;
import dev.lamplighter.json.JsonOutput;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which users have only pages open that lie behind other windows. Clients that never say so count
 * as looked at. Nodes tell one another; what is lost on the way makes somebody hear of a
 * notification once too often or by the page alone, no more. Any thread; never waits.
 */
@ApplicationScoped
public class Attention implements NodeListener {
  private static final String MESSAGE = "presence.attention";

  @Inject private Hub hub;
  @Inject private Nodes nodes;
  @Inject private Whereabouts whereabouts;

  /** Of sessions here. */
  private final Set<String> turnedAway = new HashSet<>();

  /** Users all of whose sessions here are turned away, as the others know. */
  private final Set<String> absent = new HashSet<>();

  private final Map<Node, Set<String>> absentElsewhere = new HashMap<>();

  @PostConstruct
  void assemble() {
    nodes.receive(MESSAGE, this::heard);
    nodes.listen(this);
  }

  /** Early, so that it hears of the first change on another node. */
  void started(@Observes @Initialized(ApplicationScoped.class) Object start) {}

  /** Whether some session of the user may be looked at. */
  synchronized boolean isTurnedHere(String userId) {
    return whereabouts.nodesOf(userId).stream()
        .anyMatch(
            node ->
                !(node.equals(nodes.self()) ? absent : absentElsewhere.getOrDefault(node, Set.of()))
                    .contains(userId));
  }

  synchronized void turned(Session session, boolean focused) {
    if (focused) {
      turnedAway.remove(session.id());
    } else if (hub.sessions().byId(session.id()).isPresent()) {
      turnedAway.add(session.id());
    }
    settle(session.userId());
  }

  synchronized void came(@Observes SessionAdmitted event) {
    settle(event.session().userId());
  }

  synchronized void left(@Observes SessionLeft event) {
    turnedAway.remove(event.session().id());
    settle(event.session().userId());
  }

  private void settle(String userId) {
    var sessions = hub.sessions().ofUser(userId);
    boolean isAbsent =
        !sessions.isEmpty() && sessions.stream().allMatch(one -> turnedAway.contains(one.id()));
    if (isAbsent ? absent.add(userId) : absent.remove(userId)) {
      nodes.sendAll(MESSAGE, message(userId, isAbsent));
    }
  }

  private static String message(String userId, boolean absent) {
    return new JsonOutput().put("user_id", userId).put("absent", absent).build().toString();
  }

  private synchronized void heard(Node from, JsonObject message) {
    Set<String> users = absentElsewhere.computeIfAbsent(from, node -> new HashSet<>());
    String userId = message.getString("user_id");
    if (message.getBoolean("absent")) {
      users.add(userId);
    } else {
      users.remove(userId);
    }
  }

  @Override
  public synchronized void joined(Node node) {
    absent.forEach(userId -> nodes.send(node, MESSAGE, message(userId, true)));
  }

  @Override
  public synchronized void left(Node node) {
    absentElsewhere.remove(node);
  }

  @Override
  public synchronized void reborn(boolean frozen) {
    absentElsewhere.clear();
  }
}
