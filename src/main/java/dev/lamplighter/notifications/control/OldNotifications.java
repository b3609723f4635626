package dev.lamplighter.notifications.control;

import dev.lamplighter.database.SweepDue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Instant;
import org.eclipse.microprofile.config.Config;

/** What is old goes, a user's in one transaction, so that nobody's streams are held for long. */
@ApplicationScoped
public class OldNotifications {
  @Inject private Config config;
  @Inject private Inbox inbox;

  void sweep(@Observes SweepDue due) {
    Instant before = due.now().minus(NotificationSettings.from(config).keep());
    inbox.withUnreadBefore(before).forEach(userId -> inbox.forget(userId, before));
    inbox.forgetRead(before);
  }
}
