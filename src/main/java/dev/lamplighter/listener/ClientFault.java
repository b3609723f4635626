package dev.lamplighter.listener;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * A client that goes away, or sends bytes that are no request: nothing for an operator to look at.
 */
final class ClientFault {
  private static final Set<String> GONE =
      Set.of("Connection is closed", "Connection reset by peer", "Connection reset", "Broken pipe");

  /** A line of a stack trace that was written as text. */
  private static final Pattern GONE_IN_TEXT =
      Pattern.compile(
          "(?m)^(Caused by: )?(java\\.io\\.EOFException|java\\.nio\\.channels\\.ClosedChannelException"
              + "|java\\.(io\\.IOException|net\\.SocketException): ("
              + String.join("|", GONE)
              + "))$");

  /** Reads what came. */
  private static final String PARSERS = "org.glassfish.grizzly.http.";

  private ClientFault() {}

  /** Of what the server's own classes threw while they dealt with a connection. */
  static boolean isCauseOf(Throwable thrown) {
    boolean found = false;
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof SQLException) {
        return false; // another connection
      }
      found |= isGone(t) || isGarbage(t);
    }
    return found;
  }

  /**
   * The same of a message that the stack trace is part of, as the servlet container writes them.
   */
  static boolean isCauseIn(String message) {
    return message.contains("\n\tat ")
        && GONE_IN_TEXT.matcher(message).find()
        && !message.contains("SQLException");
  }

  private static boolean isGone(Throwable thrown) {
    return thrown instanceof EOFException
        || thrown instanceof ClosedChannelException
        || thrown instanceof SocketException
        || thrown instanceof TimeoutException
        || thrown instanceof IOException && GONE.contains(String.valueOf(thrown.getMessage()));
  }

  private static boolean isGarbage(Throwable thrown) {
    StackTraceElement[] trace = thrown.getStackTrace();
    return trace.length > 0 && trace[0].getClassName().startsWith(PARSERS);
  }
}
