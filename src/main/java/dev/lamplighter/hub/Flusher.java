package dev.lamplighter.hub;

import dev.lamplighter.threads.Fitness;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The one thread that writes to its share of the sessions. While it serves others, frames gather in
 * an outbox, and go out as one write. Its queue holds a session at most once, so it is bounded by
 * the number of sessions.
 */
final class Flusher implements Runnable {
  private static final Logger LOG = Logger.getLogger(Flusher.class.getName());

  private final BlockingQueue<Session> dirty = new LinkedBlockingQueue<>();

  void add(Session session) {
    dirty.add(session);
  }

  @Override
  public void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        flush(dirty.take());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void flush(Session session) {
    List<Frame> batch = session.outbox().take(System.nanoTime());
    if (batch.isEmpty()) {
      return;
    }
    try {
      session.sender().send(batch, session);
    } catch (RuntimeException | Error e) {
      Fitness.note(e);
      LOG.log(Level.FINE, "event=write_failed session=" + session.id(), e);
      session.written(e);
    }
  }
}
