package dev.lamplighter.notifications.control;

import dev.lamplighter.problem.StartFailure;
import java.time.Duration;
import org.eclipse.microprofile.config.Config;

/**
 * @param tail how often the database is asked for what this node was not told of
 * @param keep how long a notification is kept
 */
record NotificationSettings(Duration tail, Duration keep) {

  static NotificationSettings from(Config config) {
    NotificationSettings settings =
        new NotificationSettings(
            config.getValue("lamplighter.notifications.tail", Duration.class),
            config.getValue("lamplighter.notifications.keep", Duration.class));
    if (settings.tail().toMillis() < 100 || settings.keep().toHours() < 1) {
      throw new StartFailure(
          "lamplighter.notifications.tail must be at least PT0.1S, .keep at least PT1H.");
    }
    return settings;
  }
}
