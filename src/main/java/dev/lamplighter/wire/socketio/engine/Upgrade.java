package dev.lamplighter.wire.socketio.engine;

import dev.lamplighter.hub.CloseCode;
import java.time.Duration;
import java.util.concurrent.Future;

/** A WebSocket that probes whether a session on long polling can go over to it. Guarded by it. */
final class Upgrade {
  /**
   * Every GET during a probe is answered by a noop, since a client goes over only between two GETs;
   * but not at once, so that one that asks again and again is no storm (engine.io repeats the noop
   * every 100 ms).
   */
  private static final Duration NOOP_DELAY = Duration.ofMillis(20);

  private final EngineSession session;
  private final Engine engine;
  private final EngineSocket socket;
  private final Future<?> timeout;
  private boolean probed;

  Upgrade(EngineSession session, Engine engine, EngineSocket socket) {
    this.session = session;
    this.engine = engine;
    this.socket = socket;
    this.timeout =
        engine.later(
            () -> session.lost(socket, CloseCode.SILENT), engine.settings().upgradeTimeout());
  }

  EngineSocket socket() {
    return socket;
  }

  void probed(boolean polling) {
    probed = true;
    if (polling) {
      polled();
    }
  }

  void polled() {
    if (probed) {
      engine.later(() -> session.answerNoop(this), NOOP_DELAY);
    }
  }

  void end() {
    timeout.cancel(false);
  }
}
