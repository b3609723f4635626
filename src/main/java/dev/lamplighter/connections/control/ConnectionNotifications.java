package dev.lamplighter.connections.control;

import dev.lamplighter.connections.entity.Connection;
import dev.lamplighter.notifications.control.Notifications;
import dev.lamplighter.notifications.entity.NotificationDraft;
import dev.lamplighter.notifications.entity.NotificationType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** What the two are told, in the transaction of the change. */
@ApplicationScoped
public class ConnectionNotifications {
  @Inject private Notifications notifications;

  void requested(Connection connection) {
    notifications.tell(
        NotificationDraft.of(
            connection.askedId(),
            NotificationType.CONNECTION_REQUEST,
            connection.askerId(),
            connection.askerId(),
            "wants to connect with you"));
  }

  /** In the order of the users' ids: both have rows to lock. */
  void accepted(Connection connection) {
    if (connection.askerId().compareTo(connection.askedId()) < 0) {
      tellAsker(connection);
      withdrawn(connection);
    } else {
      withdrawn(connection);
      tellAsker(connection);
    }
  }

  private void tellAsker(Connection connection) {
    notifications.tell(
        NotificationDraft.of(
            connection.askerId(),
            NotificationType.CONNECTION_ACCEPTED,
            connection.askedId(),
            connection.askedId(),
            "accepted your request to connect"));
  }

  /** The request needs no attention any more. */
  void withdrawn(Connection connection) {
    notifications.settle(
        connection.askedId(), NotificationType.CONNECTION_REQUEST, connection.askerId());
  }
}
