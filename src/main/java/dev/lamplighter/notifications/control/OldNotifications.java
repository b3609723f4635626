package dev.lamplighter.notifications.control;

import dev.lamplighter.database.Sweep;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.eclipse.microprofile.config.Config;

/** What is old goes, a user's in one transaction, so that nobody's streams are held for long. */
@ApplicationScoped
public class OldNotifications implements Sweep {
  @Inject private Config config;
  @Inject private Inbox inbox;

  @Override
  public void sweep(Instant now) {
    Instant before = now.minus(NotificationSettings.from(config).keep());
    inbox.withUnreadBefore(before).forEach(userId -> inbox.forget(userId, before));
    inbox.forgetRead(before);
  }
}
