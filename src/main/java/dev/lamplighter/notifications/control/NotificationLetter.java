package dev.lamplighter.notifications.control;

import dev.lamplighter.hub.Event;
import dev.lamplighter.json.JsonOutput;
import dev.lamplighter.notifications.entity.ForgottenNotifications;
import dev.lamplighter.notifications.entity.Notification;
import dev.lamplighter.notifications.entity.ReadNotifications;
import dev.lamplighter.notifications.entity.RecordedNotification;
import jakarta.json.JsonObject;
import java.time.Instant;

/**
 * A change of one user's notifications, as nodes tell it one another.
 *
 * @param version of all that the user has, after the change
 * @param unread after the change
 * @param seq of a notification; 0 where the change is another
 * @param event what sessions hear of it besides the number of unread; null for nothing
 * @param createdAt where it was read from the database: who came later does not lack it. Null where
 *     it came from its writer.
 */
record NotificationLetter(
    String userId, long version, long unread, long seq, Event event, Instant createdAt) {
  /** Under which a user's notifications are known to clients that come back after a break. */
  static final String STREAM = "n";

  private static final String EVENT = "notification";

  /** For one that was told and is unread still: it does not count again. */
  private static final String UPDATED = "notification_updated";

  static NotificationLetter of(
      String userId, long version, long unread, Notification notification, Instant createdAt) {
    return new NotificationLetter(
        userId, version, unread, notification.seq(), event(notification), createdAt);
  }

  static Event event(Notification notification) {
    String name = notification.replaces() == null ? EVENT : UPDATED;
    return Event.of(name, notification.toJson().toString()).at(STREAM, notification.seq());
  }

  static NotificationLetter of(RecordedNotification done) {
    return of(done.userId(), done.version(), done.unread(), done.notification(), null);
  }

  static NotificationLetter of(ReadNotifications done) {
    Event event = Event.of("notification_read", done.toJson().toString());
    return new NotificationLetter(done.userId(), done.version(), done.unread(), 0, event, null);
  }

  /** Nothing to hear but the count. */
  static NotificationLetter of(ForgottenNotifications done) {
    return new NotificationLetter(done.userId(), done.version(), done.unread(), 0, null, null);
  }

  static NotificationLetter read(JsonObject json) {
    long seq = json.getJsonNumber("seq").longValue();
    String name = json.getString("event", null);
    Event event = name == null ? null : Event.of(name, json.getString("data"));
    return new NotificationLetter(
        json.getString("user_id"),
        json.getJsonNumber("version").longValue(),
        json.getJsonNumber("unread").longValue(),
        seq,
        event == null || seq == 0 ? event : event.at(STREAM, seq),
        null);
  }

  String text() {
    JsonOutput json =
        new JsonOutput()
            .put("user_id", userId)
            .put("version", version)
            .put("unread", unread)
            .put("seq", seq);
    if (event != null) {
      json.put("event", event.name()).put("data", event.json());
    }
    return json.build().toString();
  }

  /** How many are unread, for every tab's bell. */
  Event count() {
    return Event.latest(
        "notification_count",
        new JsonOutput().put("count", unread).put("version", version).build().toString(),
        "");
  }
}
