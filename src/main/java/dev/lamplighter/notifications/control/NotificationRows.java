package dev.lamplighter.notifications.control;

import dev.lamplighter.database.Sql;
import dev.lamplighter.notifications.entity.Notification;
import dev.lamplighter.notifications.entity.NotificationType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads notifications, each with the name of who acted, in one statement. */
final class NotificationRows {
  static final int MOST = 500;

  private static final String SELECT =
      "SELECT n.*, u.username, u.display_name, u.avatar_url FROM notifications n"
          + " LEFT JOIN users u ON u.id = n.actor_id WHERE n.user_id = ? AND ";

  private final Sql sql;

  NotificationRows(Sql sql) {
    this.sql = sql;
  }

  Optional<Notification> at(String userId, long seq) {
    return sql.first(NotificationRows::read, SELECT + "n.seq = ?", userId, seq);
  }

  /** In the order of their numbers. */
  List<Notification> after(String userId, long seq, int limit) {
    return sql.query(
        NotificationRows::read, SELECT + "n.seq > ? ORDER BY n.seq LIMIT ?", userId, seq, limit);
  }

  /** The newest first. */
  List<Notification> before(String userId, long seq, int limit) {
    return sql.query(
        NotificationRows::read,
        SELECT + "n.seq < ? ORDER BY n.seq DESC LIMIT ?",
        userId,
        seq,
        limit);
  }

  List<Notification> since(String userId, Instant time) {
    return sql.query(
        NotificationRows::read,
        SELECT + "n.created_at > ? ORDER BY n.seq LIMIT " + MOST,
        userId,
        time);
  }

  long unread(String userId) {
    return sql.first(
            row -> row.getLong(1),
            "SELECT count(*) FROM notifications WHERE user_id = ? AND unread",
            userId)
        .orElseThrow();
  }

  private static Notification read(ResultSet row) throws SQLException {
    return new Notification(
        row.getLong("id"),
        row.getLong("seq"),
        Sql.number(row, "replaces"),
        NotificationType.valueOf(row.getString("type")),
        row.getString("subject"),
        row.getString("actor_id"),
        row.getString("username"),
        row.getString("display_name"),
        row.getString("avatar_url"),
        row.getInt("actors"),
        row.getString("post_id"),
        row.getString("message"),
        row.getBoolean("unread"),
        Sql.instant(row, "created_at"));
  }
}
