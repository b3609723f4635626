package dev.lamplighter.problem;

import jakarta.resource.ResourceException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import javax.transaction.xa.XAException;

/**
 * The database cannot be reached, stops, or has no connection to give: it passes by itself, and
 * everybody who needs it notices again and again.
 */
public final class Outage {
  /**
   * Classes 08, 53 and 58 of SQL states, PostgreSQL's shutdown, crash and start, and that it takes
   * no writes (appendix A); H2's that its file cannot be written, and that it closed itself.
   */
  private static final Pattern STATES =
      Pattern.compile("08...|53...|58...|57P0[1-5]|25006|900(07|20|28|31|67|98)|90121");

  /** H2's for anything, such as what happened to its file. */
  private static final String GENERAL = "HY000";

  private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final Map<String, Long> SAID = new ConcurrentHashMap<>();

  private Outage() {}

  /** Whoever wrapped what the driver or the pool threw. */
  static boolean isCauseOf(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof ResourceException
          || t instanceof XAException // a commit that failed; the pool keeps the reason to itself
          || t instanceof SQLException fault && isAway(fault)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAway(SQLException fault) {
    String state = fault.getSQLState();
    return state != null
        && (STATES.matcher(state).matches()
            || state.equals(GENERAL) && rootOf(fault) instanceof IOException);
  }

  /**
   * Logs what failed in the background: an outage in one line, once in ten seconds for each event,
   * anything else each time and in full.
   *
   * @param message begins with the event's name
   */
  public static void warn(Logger log, String message, Throwable thrown) {
    if (!isCauseOf(thrown)) {
      log.log(Level.WARNING, message, thrown);
    } else if (isDue(message.split(" ", 2)[0])) {
      log.warning(message + " cause=\"" + rootOf(thrown).getMessage() + '"');
    }
  }

  private static boolean isDue(String event) {
    Long now = System.nanoTime();
    return now.equals(
        SAID.merge(event, now, (last, time) -> time - last < QUIET_NANOS ? last : time));
  }

  private static Throwable rootOf(Throwable thrown) {
    return thrown.getCause() == null ? thrown : rootOf(thrown.getCause());
  }
}
