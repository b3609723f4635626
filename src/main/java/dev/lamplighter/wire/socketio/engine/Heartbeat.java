package dev.lamplighter.wire.socketio.engine;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The server pings, the client answers: since Engine.IO 4. Belongs to the session and not to its
 * transport, so an upgrade changes nothing. One timer is set at any time, to the millisecond.
 */
final class Heartbeat {
  private final EngineSession session;
  private final EngineSettings settings;
  private final ScheduledExecutorService timers;

  /** By {@code System.nanoTime()}: when the next ping is due, or the last one was. */
  private long pingAt;

  private boolean awaitsPong;
  private Future<?> timer;
  private boolean stopped;

  Heartbeat(EngineSession session, EngineSettings settings, ScheduledExecutorService timers) {
    this.session = session;
    this.settings = settings;
    this.timers = timers;
  }

  synchronized void start() {
    planPing();
  }

  private void planPing() {
    awaitsPong = false;
    pingAt = System.nanoTime() + settings.pingInterval().toNanos();
    plan(this::ping, pingAt);
  }

  private void ping() {
    synchronized (this) {
      awaitsPong = true;
      plan(session::timedOut, deadline());
    }
    session.send(EnginePacket.PING);
  }

  /** Reckoned from when the ping was due, so that no lateness adds up. */
  private long deadline() {
    return pingAt + settings.pingTimeout().toNanos();
  }

  private void plan(Runnable task, long when) {
    if (!stopped) {
      timer = timers.schedule(task, when - System.nanoTime(), TimeUnit.NANOSECONDS);
    }
  }

  /** A pong that nobody asked for moves nothing. */
  synchronized void pong() {
    if (awaitsPong) {
      timer.cancel(false);
      planPing();
    }
  }

  synchronized boolean isOverdue() {
    return awaitsPong && System.nanoTime() - deadline() >= 0;
  }

  synchronized void stop() {
    stopped = true;
    if (timer != null) {
      timer.cancel(false);
    }
  }
}
