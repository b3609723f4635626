package dev.lamplighter.launcher;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ConcurrentModificationException;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Notices that a deployment failed, and why. Payara Micro only logs that, and goes on without the
 * application.
 */
class StartFaults extends Handler {
  /** Where Payara's deployment life cycle reports what failed. */
  private static final String LIFE_CYCLE = "javax.enterprise.system.core";

  /** On a busy machine the server's own parts may collide while they start. */
  private static final String RACE = ConcurrentModificationException.class.getName();

  private volatile boolean any;
  private volatile boolean race;
  private volatile String cause;

  /** Payara reads the log configuration while it boots, which drops all handlers. */
  static StartFaults watch() {
    StartFaults faults = new StartFaults();
    faults.setLevel(Level.SEVERE);
    LogManager.getLogManager()
        .addConfigurationListener(() -> Logger.getLogger("").addHandler(faults));
    return faults;
  }

  boolean any() {
    return any;
  }

  /** Whether it may well not happen again. */
  boolean areRace() {
    return race;
  }

  /** The innermost message of the first failure that was logged, one line. */
  Optional<String> cause() {
    return Optional.ofNullable(cause);
  }

  @Override
  public void publish(LogRecord entry) {
    if (!isLoggable(entry)) {
      return;
    }
    any |= LIFE_CYCLE.equals(entry.getLoggerName());
    race |= entry.getThrown() != null && text(entry.getThrown()).contains(RACE);
    if (cause == null && entry.getThrown() != null) {
      cause = innermost(entry.getThrown());
    }
  }

  /** With all that it gathers, which need not be its causes. */
  private static String text(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  private static String innermost(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    String message = root.getMessage() == null ? root.toString() : root.getMessage();
    return message.lines().findFirst().orElse(message);
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
