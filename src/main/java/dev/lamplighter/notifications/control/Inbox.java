package dev.lamplighter.notifications.control;

import dev.lamplighter.accounts.entity.AccountLeaving;
import dev.lamplighter.database.Database;
import dev.lamplighter.database.DatabaseClock;
import dev.lamplighter.database.Repeated;
import dev.lamplighter.database.Sql;
import dev.lamplighter.json.PageRequest.Page;
import dev.lamplighter.json.Times;
import dev.lamplighter.notifications.entity.ForgottenNotifications;
import dev.lamplighter.notifications.entity.Notification;
import dev.lamplighter.notifications.entity.ReadNotifications;
import dev.lamplighter.problem.ProblemException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a user was told, and what of it was read. Each call blocks for a few statements. */
@ApplicationScoped
public class Inbox {
  @Inject private Database database;
  @Inject private DatabaseClock clock;
  @Inject private Event<ReadNotifications> read;
  @Inject private Event<ForgottenNotifications> forgotten;

  /** The newest first. {@code next} is the seq before which to go on. */
  public Page<Notification> before(String userId, long seq, int limit) {
    try (Sql sql = database.open()) {
      return page(new NotificationRows(sql).before(userId, seq, limit + 1), limit);
    }
  }

  /** The other direction. */
  public Page<Notification> after(String userId, long seq, int limit) {
    try (Sql sql = database.open()) {
      return page(new NotificationRows(sql).after(userId, seq, limit + 1), limit);
    }
  }

  private static Page<Notification> page(List<Notification> found, int limit) {
    return found.size() <= limit
        ? new Page<>(found, null)
        : new Page<>(
            List.copyOf(found.subList(0, limit)), Long.toString(found.get(limit - 1).seq()));
  }

  public long unread(String userId) {
    try (Sql sql = database.open()) {
      return new NotificationRows(sql).unread(userId);
    }
  }

  /**
   * Once more is the same as once.
   *
   * @return how many are left unread
   * @throws ProblemException NOT_FOUND where the user has no such notification
   */
  @Repeated
  @Transactional
  public long read(String userId, long id) {
    try (Sql sql = database.open()) {
      sql.first(row -> true, "SELECT 1 FROM notifications WHERE id = ? AND user_id = ?", id, userId)
          .orElseThrow(() -> ProblemException.notFound("notification"));
      return mark(sql, userId, Long.toString(id), null, "id = ?", id);
    }
  }

  /**
   * All up to a number: what came since was not seen.
   *
   * @return how many are left unread
   */
  @Repeated
  @Transactional
  public long readUpTo(String userId, long seq) {
    try (Sql sql = database.open()) {
      return mark(sql, userId, null, seq, "seq <= ?", seq);
    }
  }

  private long mark(Sql sql, String userId, String id, Long upTo, String which, long key) {
    NotificationStream stream = new NotificationStream(sql, userId);
    boolean changed =
        stream.touch(Times.cut(clock.instant()))
            && sql.update(
                    "UPDATE notifications SET unread = FALSE WHERE user_id = ? AND unread AND "
                        + which,
                    userId,
                    key)
                > 0;
    long unread = new NotificationRows(sql).unread(userId);
    if (changed) {
      read.fire(new ReadNotifications(userId, id, upTo, stream.version(), unread));
    }
    return unread;
  }

  /** The one about a subject, where there is one that is not read: the user has dealt with it. */
  void settle(Sql sql, String userId, String type, String subject) {
    Optional<Long> open =
        sql.first(
            row -> row.getLong(1),
            "SELECT id FROM notifications"
                + " WHERE user_id = ? AND type = ? AND subject = ? AND unread",
            userId,
            type,
            subject);
    open.ifPresent(id -> mark(sql, userId, Long.toString(id), null, "id = ?", id));
  }

  /** Part of the account's deletion. */
  void lock(@Observes @Priority(AccountLeaving.STREAMS) AccountLeaving event) {
    try (Sql sql = database.open()) {
      new NotificationStream(sql, event.userId()).lock();
    }
  }

  /** Users of whom something unread is that old. */
  List<String> withUnreadBefore(Instant time) {
    try (Sql sql = database.open()) {
      return sql.query(
          row -> row.getString(1),
          "SELECT DISTINCT user_id FROM notifications WHERE created_at < ? AND unread",
          time);
    }
  }

  /** What is so old goes, read or not, and the count with it. */
  @Repeated
  @Transactional
  public void forget(String userId, Instant before) {
    try (Sql sql = database.open()) {
      NotificationStream stream = new NotificationStream(sql, userId);
      stream.touch(Times.cut(clock.instant()));
      if (sql.update(
              "DELETE FROM notifications WHERE user_id = ? AND created_at < ?", userId, before)
          > 0) {
        forgotten.fire(
            new ForgottenNotifications(
                userId, stream.version(), new NotificationRows(sql).unread(userId)));
      }
    }
  }

  /** What nobody counts any more needs no word. */
  void forgetRead(Instant before) {
    try (Sql sql = database.open()) {
      sql.update("DELETE FROM notifications WHERE created_at < ? AND NOT unread", before);
    }
  }
}
