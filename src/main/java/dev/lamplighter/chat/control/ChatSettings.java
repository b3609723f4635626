package dev.lamplighter.chat.control;

import dev.lamplighter.problem.StartFailure;
import java.time.Duration;
import org.eclipse.microprofile.config.Config;

/**
 * @param writers threads that write messages
 * @param queue messages that may wait for one writer
 * @param tail how often the database is asked for messages that this node was not told of
 */
record ChatSettings(int writers, int queue, Duration tail) {

  static ChatSettings from(Config config) {
    ChatSettings settings =
        new ChatSettings(
            config.getValue("lamplighter.chat.writers", Integer.class),
            config.getValue("lamplighter.chat.queue", Integer.class),
            config.getValue("lamplighter.chat.tail", Duration.class));
    if (settings.writers() < 1 || settings.queue() < 1 || settings.tail().toMillis() < 100) {
      throw new StartFailure(
          "lamplighter.chat.writers and .queue must be at least 1, .tail at least PT0.1S.");
    }
    return settings;
  }
}
