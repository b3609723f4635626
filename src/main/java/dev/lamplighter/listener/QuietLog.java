package dev.lamplighter.listener;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Filter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * Keeps out of the log what the server says of clients that leave or send garbage: it writes a
 * stack trace, a hundred times what the client sent, for something that happens all day. One line
 * at FINE remains.
 */
final class QuietLog {
  private static final Logger LOG = Logger.getLogger(QuietLog.class.getName());

  /** Those who serve requests; what others say of their connections is worth reading. */
  private static final List<String> SERVING =
      List.of("jakarta.enterprise.web", "javax.enterprise.web", "org.glassfish.", "org.apache.");

  private final Map<Handler, Filter> before = new HashMap<>();

  /** Handlers that come later are not looked at. */
  void begin() {
    Stream.of(Logger.getLogger("").getHandlers())
        .forEach(
            handler -> {
              Filter filter = handler.getFilter();
              before.put(handler, filter);
              handler.setFilter(
                  entry -> (filter == null || filter.isLoggable(entry)) && isWorthIt(entry));
            });
  }

  static boolean isWorthIt(LogRecord entry) {
    String name = entry.getLoggerName();
    boolean serves = name != null && SERVING.stream().anyMatch(name::startsWith);
    if (!serves || !isClientsFault(entry)) {
      return true;
    }
    LOG.fine(() -> "event=client_fault logger=" + name + " what=\"" + what(entry) + '"');
    return false;
  }

  private static boolean isClientsFault(LogRecord entry) {
    return entry.getThrown() == null
        ? entry.getMessage() != null && ClientFault.isCauseIn(entry.getMessage())
        : ClientFault.isCauseOf(entry.getThrown());
  }

  private static String what(LogRecord entry) {
    return entry.getThrown() == null
        ? entry.getMessage().lines().findFirst().orElse("")
        : entry.getThrown().toString();
  }

  void end() {
    before.forEach(Handler::setFilter);
  }
}
