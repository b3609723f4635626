package dev.lamplighter.admin.control;

import dev.lamplighter.cluster.Node;
import dev.lamplighter.cluster.Nodes;
import dev.lamplighter.cluster.SessionDirectory;
import dev.lamplighter.hub.CloseCode;
import dev.lamplighter.hub.Hub;
import dev.lamplighter.hub.Session;
import dev.lamplighter.json.JsonOutput;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Ends sessions on whatever node they are. */
@ApplicationScoped
public class SessionEnding {
  private static final String SESSION = "end_session";
  private static final String USER = "end_user";

  @Inject private Hub hub;
  @Inject private Nodes nodes;
  @Inject private SessionDirectory directory;

  void started(@Observes @Initialized(ApplicationScoped.class) Object start) {
    nodes.receive(SESSION, (from, message) -> endHere(message.getString("id")));
    nodes.receive(USER, (from, message) -> endAllHere(message.getString("user_id")));
  }

  /** False: there is no such session. */
  public boolean end(String id) {
    if (endHere(id)) {
      return true;
    }
    Optional<Node> owner = directory.byId(id).flatMap(session -> node(session.node()));
    owner.ifPresent(node -> nodes.send(node, SESSION, json("id", id)));
    return owner.isPresent();
  }

  private Optional<Node> node(String name) {
    return nodes.others().stream().filter(node -> node.name().equals(name)).findAny();
  }

  private boolean endHere(String id) {
    Optional<Session> session = hub.sessions().byId(id);
    session.ifPresent(found -> found.close(CloseCode.DISCONNECTED));
    return session.isPresent();
  }

  /** Tells how many sessions the user had, as far as is known here. */
  public int endAll(String userId) {
    long elsewhere =
        directory.ofUsers(List.of(userId)).stream()
            .filter(session -> !session.node().equals(nodes.self().name()))
            .count();
    nodes.sendAll(USER, json("user_id", userId));
    return endAllHere(userId) + (int) elsewhere;
  }

  private int endAllHere(String userId) {
    List<Session> sessions = List.copyOf(hub.sessions().ofUser(userId));
    sessions.forEach(session -> session.close(CloseCode.DISCONNECTED));
    return sessions.size();
  }

  private static String json(String field, String value) {
    return new JsonOutput().put(field, value).build().toString();
  }
}
