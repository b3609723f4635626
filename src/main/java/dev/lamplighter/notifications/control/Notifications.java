package dev.lamplighter.notifications.control;

import dev.lamplighter.database.Database;
import dev.lamplighter.database.DatabaseClock;
import dev.lamplighter.database.Sql;
import dev.lamplighter.hub.Session;
import dev.lamplighter.json.Times;
import dev.lamplighter.notifications.entity.ForgottenNotifications;
import dev.lamplighter.notifications.entity.Notification;
import dev.lamplighter.notifications.entity.NotificationDraft;
import dev.lamplighter.notifications.entity.NotificationRecorded;
import dev.lamplighter.notifications.entity.NotificationType;
import dev.lamplighter.notifications.entity.ReadNotifications;
import dev.lamplighter.notifications.entity.RecordedNotification;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/**
 * How other features tell users something: record it in their own transaction, push it after the
 * commit. Who forgets the push, or dies before it, delays it: every node looks into the database
 * every few seconds.
 */
@ApplicationScoped
public class Notifications {
  @Inject private Database database;
  @Inject private DatabaseClock clock;
  @Inject private Inbox inbox;
  @Inject private NotificationRoad road;
  @Inject private Event<RecordedNotification> recorded;
  @Inject private Event<NotificationRecorded> committed;

  /**
   * Records a notification in the transaction of {@code sql}, which must be open, and locks the
   * user's stream until its end: do it last, and for several users in the order of their ids.
   * Blocks for a few statements.
   *
   * @return what to hand to {@link #push} after the commit; empty where the user does not want it,
   *     blocked who acted, is the only one who acted, or was told already
   */
  public Optional<RecordedNotification> record(Sql sql, NotificationDraft draft) {
    return new NotificationWriter(sql, draft, Times.cut(clock.instant())).write();
  }

  /**
   * Takes it to all sessions of the user, on every node. To be called after the commit, from any
   * thread; never waits.
   */
  public void push(RecordedNotification done) {
    road.publish(NotificationLetter.of(done));
    committed.fire(new NotificationRecorded(done));
  }

  /**
   * {@link #record}, and {@link #push} by itself when the present JTA transaction, or one of its
   * own where there is none, has committed.
   */
  @Transactional
  public void tell(NotificationDraft draft) {
    try (Sql sql = database.open()) {
      record(sql, draft).ifPresent(recorded::fire);
    }
  }

  /**
   * The user has dealt with the subject: what was told of it counts as read, as by {@code tell}.
   */
  @Transactional
  public void settle(String userId, NotificationType type, String subject) {
    try (Sql sql = database.open()) {
      inbox.settle(sql, userId, type.name(), subject);
    }
  }

  void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) RecordedNotification done) {
    push(done);
  }

  void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) ReadNotifications done) {
    road.publish(NotificationLetter.of(done));
  }

  void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) ForgottenNotifications done) {
    road.publish(NotificationLetter.of(done));
  }

  /** What the session missed since a number; empty where that is too much for one answer. */
  public Optional<List<Notification>> missed(Session session, long seq) {
    try (Sql sql = database.open()) {
      List<Notification> missed =
          new NotificationRows(sql).after(session.userId(), seq, NotificationRows.MOST + 1);
      if (missed.size() > NotificationRows.MOST) {
        return Optional.empty();
      }
      if (!missed.isEmpty()) {
        road.synced(session, missed.get(missed.size() - 1).seq());
      }
      return Optional.of(missed);
    }
  }
}
