package dev.lamplighter.wire.socketio.recovery;

import dev.lamplighter.problem.StartFailure;
import dev.lamplighter.wire.KeptEvents;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.Config;

/**
 * @param window how long a client may be away
 */
record RecoverySettings(Duration window) {
  private static final int MARKS = 4;

  /** With what is looked for before it still less than {@link KeptEvents#LONGEST}. */
  private static final Duration LONGEST = Duration.ofDays(1);

  static RecoverySettings from(Config config) {
    RecoverySettings settings =
        new RecoverySettings(
            config.getValue("lamplighter.socketio.recovery-window", Duration.class));
    if (settings.window().toMillis() < 1000 || settings.window().compareTo(LONGEST) > 0) {
      throw new StartFailure(
          "lamplighter.socketio.recovery-window must be between PT1S and PT24H.");
    }
    return settings;
  }

  /** How often a client is told what it has though nothing came. */
  Duration markInterval() {
    return window.dividedBy(MARKS);
  }

  /** Whether a client that was told so at that time may have left within the window. */
  boolean includes(Instant told, Instant now) {
    return !told.plus(window).plus(markInterval()).isBefore(now)
        && !told.isAfter(now.plus(markInterval()));
  }
}
