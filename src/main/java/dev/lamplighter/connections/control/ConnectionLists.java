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
import java.util.ArrayList;
import java.util.Comparator;
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

  /**
   * What became of connections and requests after that time, as it is told, the earliest first.
   *
   * @param limit of those that ended, and of the others
   */
  public List<Event> changed(String userId, Instant since, int limit) {
    try (Sql sql = database.open()) {
      ConnectionRows rows = new ConnectionRows(sql);
      List<Change> changes = new ArrayList<>();
      rows.ended(userId, since, limit).forEach(one -> changes.add(new Change(one, What.REMOVED)));
      rows.changed(userId, since, limit).forEach(one -> changes.add(Change.of(one)));
      changes.sort(Comparator.comparing(change -> change.connection().changedAt()));
      Map<String, Member> others =
          others(userId, changes.stream().map(Change::connection).toList());
      return changes.stream()
          .filter(change -> others.containsKey(change.connection().otherOf(userId)))
          .map(change -> change.event(userId, others))
          .toList();
    }
  }

  private record Change(Connection connection, What what) {
    static Change of(Connection connection) {
      return new Change(connection, connection.accepted() ? What.ACCEPTED : What.REQUEST);
    }

    Event event(String userId, Map<String, Member> others) {
      Member other = others.get(connection.otherOf(userId));
      return ConnectionNews.event(connection, what, userId, other, connection.changedAt());
    }
  }

  /** Forgets what ended before that time. */
  public void forgetEnded(Instant before) {
    try (Sql sql = database.open()) {
      new ConnectionRows(sql).forgetEnded(before);
    }
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
