package dev.lamplighter.hub;

import dev.lamplighter.threads.Fitness;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Closes sockets on threads of its own: closing runs the container's callbacks under its locks, so
 * it must never happen inside a fan-out, an enqueue or a write's completion.
 */
final class Closer {
  private static final Logger LOG = Logger.getLogger(Closer.class.getName());

  private final Executor executor;
  private final HubCounters counters;

  Closer(Executor executor, HubCounters counters) {
    this.executor = executor;
    this.counters = counters;
  }

  void close(Session session, CloseCode code) {
    counters.closed(code);
    executor.execute(() -> closeNow(session, code));
  }

  private static void closeNow(Session session, CloseCode code) {
    LOG.info(
        () ->
            String.format(
                Locale.ROOT,
                "event=session_closed session=%s user=%s code=%d reason=\"%s\"",
                session.id(),
                session.userId(),
                code.code(),
                code.reason()));
    try {
      session.sender().close(code);
    } catch (RuntimeException | Error e) {
      Fitness.note(e);
      LOG.log(Level.FINE, "event=close_failed session=" + session.id(), e);
    }
  }
}
