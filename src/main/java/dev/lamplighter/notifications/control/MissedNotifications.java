package dev.lamplighter.notifications.control;

import dev.lamplighter.database.Database;
import dev.lamplighter.database.Sql;
import dev.lamplighter.hub.Event;
import dev.lamplighter.notifications.entity.ReadNotifications;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What became of a user's notifications while a client was away. Each method blocks. */
@ApplicationScoped
public class MissedNotifications {
  public static final String STREAM = NotificationLetter.STREAM;

  private static final int MOST_READ_APART = 50;
  private static final String CAME =
      "SELECT s.last_seq, s.changed_at, (SELECT min(n.seq) FROM notifications n"
          + " WHERE n.user_id = s.user_id AND n.created_at > ?) AS first_seq"
          + " FROM notification_streams s WHERE s.user_id = ? AND s.changed_at > ?";
  private static final String STATE =
      "SELECT s.last_seq, s.version, (SELECT count(*) FROM notifications n"
          + " WHERE n.user_id = s.user_id AND n.unread) AS unread,"
          + " (SELECT min(n.seq) FROM notifications n"
          + " WHERE n.user_id = s.user_id AND n.unread) AS first_seq"
          + " FROM notification_streams s WHERE s.user_id = ? AND s.changed_at > ?";

  /**
   * What came, or was read.
   *
   * @param from the last number before what came; equal to {@code to} where nothing did
   */
  public record Part(long from, long to, Instant changedAt) {}

  private record State(long lastSeq, long version, long unread, long readUpTo) {}

  @Inject private Database database;

  /** Empty where nothing changed after that time. */
  public Optional<Part> since(String userId, Instant since) {
    try (Sql sql = database.open()) {
      return sql.first(MissedNotifications::part, CAME, since, userId, since);
    }
  }

  private static Part part(ResultSet row) throws SQLException {
    long last = row.getLong("last_seq");
    Long first = Sql.number(row, "first_seq");
    return new Part(first == null ? last : first - 1, last, Sql.instant(row, "changed_at"));
  }

  /** Those after a number, as they are told. */
  public List<Event> after(String userId, long seq) {
    try (Sql sql = database.open()) {
      return new NotificationRows(sql)
          .after(userId, seq, NotificationRows.MOST + 1).stream()
              .map(NotificationLetter::event)
              .toList();
    }
  }

  /** What is read and how many are not, where anything changed after that time. */
  public List<Event> changed(String userId, Instant since) {
    List<Event> changed = new ArrayList<>();
    try (Sql sql = database.open()) {
      sql.first(MissedNotifications::state, STATE, userId, since)
          .ifPresent(
              state -> {
                changed.add(read(userId, state, null).event());
                for (String id : readApart(sql, userId, state.readUpTo())) {
                  changed.add(read(userId, state, id).event());
                }
                changed.add(read(userId, state, null).count());
              });
    }
    return changed;
  }

  private static State state(ResultSet row) throws SQLException {
    long last = row.getLong("last_seq");
    Long first = Sql.number(row, "first_seq");
    long readUpTo = first == null ? last : first - 1;
    return new State(last, row.getLong("version"), row.getLong("unread"), readUpTo);
  }

  /** The newest that were read before older ones. */
  private static List<String> readApart(Sql sql, String userId, long after) {
    return sql.query(
        row -> Long.toString(row.getLong(1)),
        "SELECT id FROM notifications WHERE user_id = ? AND seq > ? AND NOT unread"
            + " ORDER BY seq DESC LIMIT ?",
        userId,
        after,
        MOST_READ_APART);
  }

  private static NotificationLetter read(String userId, State state, String id) {
    Long upTo = id == null ? state.readUpTo() : null;
    return NotificationLetter.of(
        new ReadNotifications(userId, id, upTo, state.version(), state.unread()));
  }
}
