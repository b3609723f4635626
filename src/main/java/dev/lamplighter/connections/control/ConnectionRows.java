package dev.lamplighter.connections.control;

import dev.lamplighter.connections.entity.Connection;
import dev.lamplighter.connections.entity.Side;
import dev.lamplighter.database.Sql;
import dev.lamplighter.json.PageRequest.Place;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Connections in the database; each method is one statement, or two. */
final class ConnectionRows {
  private static final String SELECT =
      "SELECT id, asker_id, asked_id, state, changed_at FROM connections ";
  private static final String OF_USER = "(low_id = ? OR high_id = ?)";

  private final Sql sql;

  ConnectionRows(Sql sql) {
    this.sql = sql;
  }

  /**
   * Until the commit, so that a request and a block of the same two see each other. Not as strong
   * as {@code FOR UPDATE}, which would hold up whoever adds a row that refers to one of them.
   */
  void lock(String one, String other) {
    String change = "UPDATE users SET admin = admin WHERE id = ?";
    sql.update(change, low(one, other));
    sql.update(change, high(one, other));
  }

  /** Empty where the two have one, of whatever state. */
  Optional<Connection> request(String askerId, String askedId, Instant now) {
    return sql.insert(
            "INSERT INTO connections (low_id, high_id, asker_id, asked_id, state, changed_at)"
                + " VALUES (?, ?, ?, ?, 'REQUESTED', ?) ON CONFLICT DO NOTHING",
            low(askerId, askedId),
            high(askerId, askedId),
            askerId,
            askedId,
            now)
        .map(id -> new Connection(id, askerId, askedId, false, now));
  }

  static String low(String one, String other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  static String high(String one, String other) {
    return one.compareTo(other) <= 0 ? other : one;
  }

  Optional<Connection> between(String one, String other) {
    return sql.first(
        ConnectionRows::read,
        SELECT + "WHERE low_id = ? AND high_id = ?",
        low(one, other),
        high(one, other));
  }

  Optional<Connection> of(long id, String userId) {
    return sql.first(
        ConnectionRows::read, SELECT + "WHERE id = ? AND " + OF_USER, id, userId, userId);
  }

  /** False where there is no such request any more. */
  boolean accept(long id, Instant now) {
    return sql.update(
            "UPDATE connections SET state = 'ACCEPTED', changed_at = ?"
                + " WHERE id = ? AND state = 'REQUESTED'",
            now,
            id)
        > 0;
  }

  /** False where it is not in that state any more. What ended is remembered for a while. */
  boolean remove(Connection connection, Instant now) {
    String state = connection.accepted() ? "ACCEPTED" : "REQUESTED";
    boolean removed =
        sql.update("DELETE FROM connections WHERE id = ? AND state = ?", connection.id(), state)
            > 0;
    if (removed) {
      sql.update(
          "INSERT INTO ended_connections (id, asker_id, asked_id, state, ended_at)"
              + " VALUES (?, ?, ?, ?, ?)",
          connection.id(),
          connection.askerId(),
          connection.askedId(),
          state,
          now);
    }
    return removed;
  }

  void forgetEnded(Instant before) {
    sql.update("DELETE FROM ended_connections WHERE ended_at < ?", before);
  }

  /** As they were, each with the time when it ended; the earliest end first. */
  List<Connection> ended(String userId, Instant since, int limit) {
    return sql.query(
        ConnectionRows::read,
        "SELECT id, asker_id, asked_id, state, ended_at AS changed_at FROM ended_connections"
            + " WHERE (asker_id = ? OR asked_id = ?) AND ended_at > ?"
            + " ORDER BY ended_at, id LIMIT ?",
        userId,
        userId,
        since,
        limit);
  }

  long outgoing(String userId) {
    return sql.first(
            row -> row.getLong(1),
            "SELECT count(*) FROM connections WHERE asker_id = ? AND state = 'REQUESTED'",
            userId)
        .orElseThrow();
  }

  long incoming(String userId) {
    return sql.first(
            row -> row.getLong(1),
            "SELECT count(*) FROM connections WHERE asked_id = ? AND state = 'REQUESTED'",
            userId)
        .orElseThrow();
  }

  /** The earliest change first. */
  List<Connection> changed(String userId, Instant since, int limit) {
    return sql.query(
        ConnectionRows::read,
        SELECT
            + "WHERE (asker_id = ? OR asked_id = ?) AND changed_at > ?"
            + " ORDER BY changed_at, id LIMIT ?",
        userId,
        userId,
        since,
        limit);
  }

  /** The latest change first. */
  List<Connection> page(String userId, Side side, Optional<Place> after, int limit) {
    String which =
        switch (side) {
          case INCOMING -> "WHERE asked_id = ? AND state = 'REQUESTED'";
          case OUTGOING -> "WHERE asker_id = ? AND state = 'REQUESTED'";
          case ACCEPTED -> "WHERE (asker_id = ? OR asked_id = ?) AND state = 'ACCEPTED'";
        };
    List<Object> parameters = new ArrayList<>(List.of(userId));
    if (side == Side.ACCEPTED) {
      parameters.add(userId);
    }
    after.ifPresent(place -> parameters.addAll(List.of(place.time(), Long.parseLong(place.id()))));
    parameters.add(limit);
    return sql.query(
        ConnectionRows::read,
        SELECT
            + which
            + (after.isPresent() ? " AND (changed_at, id) < (?, ?)" : "")
            + " ORDER BY changed_at DESC, id DESC LIMIT ?",
        parameters.toArray());
  }

  private static Connection read(ResultSet row) throws SQLException {
    return new Connection(
        row.getLong("id"),
        row.getString("asker_id"),
        row.getString("asked_id"),
        row.getString("state").equals("ACCEPTED"),
        Sql.instant(row, "changed_at"));
  }
}
