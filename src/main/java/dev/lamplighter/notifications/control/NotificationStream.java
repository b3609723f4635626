package dev.lamplighter.notifications.control;

import dev.lamplighter.database.Sql;
import java.time.Instant;

/** The row that every change of one user's notifications locks and counts, until the commit. */
final class NotificationStream {
  private final Sql sql;
  private final String userId;
  private long lastSeq;
  private long version;

  NotificationStream(Sql sql, String userId) {
    this.sql = sql;
    this.userId = userId;
  }

  /** The next number; false where there is no such user. */
  boolean take(Instant now) {
    return change(1, now);
  }

  /** Something was read or removed; false where the user was never told anything. */
  boolean touch(Instant now) {
    return advance(0, now);
  }

  /** Until the commit, changing nothing. */
  void lock() {
    sql.query(
        row -> true, "SELECT 1 FROM notification_streams WHERE user_id = ? FOR UPDATE", userId);
  }

  private boolean change(int numbers, Instant now) {
    return advance(numbers, now) || (begin(now) && advance(numbers, now));
  }

  private boolean begin(Instant now) {
    sql.update(
        "INSERT INTO notification_streams (user_id, changed_at)"
            + " SELECT id, CAST(? AS timestamp(3) with time zone) FROM users WHERE id = ?"
            + " ON CONFLICT DO NOTHING",
        now,
        userId);
    return true;
  }

  private boolean advance(int numbers, Instant now) {
    boolean there =
        sql.update(
                "UPDATE notification_streams SET last_seq = last_seq + ?, version = version + 1,"
                    + " changed_at = ? WHERE user_id = ?",
                numbers,
                now,
                userId)
            > 0;
    if (there) {
      sql.first(
          row -> {
            lastSeq = row.getLong("last_seq");
            version = row.getLong("version");
            return true;
          },
          "SELECT last_seq, version FROM notification_streams WHERE user_id = ?",
          userId);
    }
    return there;
  }

  /** The number was not needed. */
  void giveBack() {
    sql.update(
        "UPDATE notification_streams SET last_seq = last_seq - 1, version = version - 1"
            + " WHERE user_id = ?",
        userId);
  }

  long lastSeq() {
    return lastSeq;
  }

  long version() {
    return version;
  }
}
