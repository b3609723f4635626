package dev.lamplighter.launcher;

import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Remembers why a deployment failed. Payara Micro only logs that, and goes on without the
 * application.
 */
class StartFaults extends Handler {
  private volatile String cause;

  /** Payara reads the log configuration while it boots, which drops all handlers. */
  static StartFaults watch() {
    StartFaults faults = new StartFaults();
    faults.setLevel(Level.SEVERE);
    LogManager.getLogManager()
        .addConfigurationListener(() -> Logger.getLogger("").addHandler(faults));
    return faults;
  }

  /** The innermost message of the first failure that was logged. */
  Optional<String> cause() {
    return Optional.ofNullable(cause);
  }

  @Override
  public void publish(LogRecord entry) {
    if (cause == null && entry.getThrown() != null && isLoggable(entry)) {
      cause = innermost(entry.getThrown());
    }
  }

  private static String innermost(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.toString() : root.getMessage();
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
