package dev.lamplighter.connections.control;

import dev.lamplighter.accounts.control.Members;
import dev.lamplighter.accounts.entity.Member;
import dev.lamplighter.connections.entity.Connection;
import dev.lamplighter.connections.entity.ConnectionChanged.What;
import dev.lamplighter.connections.entity.Side;
import dev.lamplighter.database.Database;
import dev.lamplighter.database.Sql;
import dev.lamplighter.hub.Event;
import dev.lamplighter.json.PageRequest;
import dev.lamplighter.json.PageRequest.Page;
import dev.lamplighter.json.PageRequest.Place;
import dev.lamplighter.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Connections as one user sees them. Each call blocks for two statements at most. */
@ApplicationScoped
public class ConnectionLists {
  @Inject private Database database;
  @Inject private Members members;

  /** The latest change first. */
  public Page<JsonObject> page(String userId, Side side, PageRequest request) {
    Optional<Place> after = request.place().filter(ConnectionLists::isPlace);
    try (Sql sql = database.open()) {
      Page<Connection> page =
          request.page(
              new ConnectionRows(sql).page(userId, side, after, request.limit() + 1),
              one -> new Place(one.changedAt(), Long.toString(one.id())).text());
      return new Page<>(described(userId, page.items()), page.next());
    }
  }

  /** What became of connections and requests after that time, as it is told. */
  public List<Event> changed(String userId, Instant since, int limit) {
    try (Sql sql = database.open()) {
      List<Connection> changed = new ConnectionRows(sql).changed(userId, since, limit);
      Map<String, Member> others = others(userId, changed);
      return changed.stream()
          .filter(one -> others.containsKey(one.otherOf(userId)))
          .map(one -> event(userId, one, others.get(one.otherOf(userId))))
          .toList();
    }
  }

  private static Event event(String userId, Connection connection, Member other) {
    What what = connection.accepted() ? What.ACCEPTED : What.REQUEST;
    return ConnectionNews.event(connection, what, userId, other, connection.changedAt());
  }

  private static boolean isPlace(Place place) {
    if (!place.id().matches("\\d{1,18}")) {
      throw ProblemException.invalid("after", "is no cursor that was handed out here");
    }
    return true;
  }

  private List<JsonObject> described(String userId, List<Connection> connections) {
    Map<String, Member> others = others(userId, connections);
    return connections.stream()
        .filter(one -> others.containsKey(one.otherOf(userId)))
        .map(one -> one.toJson(userId, others.get(one.otherOf(userId))))
        .toList();
  }

  private Map<String, Member> others(String userId, List<Connection> connections) {
    return members.byIds(connections.stream().map(one -> one.otherOf(userId)).toList()).stream()
        .collect(Collectors.toMap(Member::userId, Function.identity()));
  }

  public Optional<JsonObject> between(String userId, Member other) {
    try (Sql sql = database.open()) {
      return new ConnectionRows(sql)
          .between(userId, other.userId())
          .map(connection -> connection.toJson(userId, other));
    }
  }

  /** Requests that wait for the user's answer. */
  public long incoming(String userId) {
    try (Sql sql = database.open()) {
      return new ConnectionRows(sql).incoming(userId);
    }
  }
}
