package dev.lamplighter.wire.socketio.engine;

import dev.lamplighter.problem.StartFailure;
import java.time.Duration;

/**
 * @param node begins every session id, so that any node can tell whose it is; letters and digits
 * @param pingInterval between a sign of life and the next ping
 * @param pingTimeout for the pong, before the session ends
 * @param upgradeTimeout for a probing WebSocket to take over, before it is closed
 * @param maxPayload bytes that one request or frame of a client may have
 */
public record EngineSettings(
    String node,
    Duration pingInterval,
    Duration pingTimeout,
    Duration upgradeTimeout,
    int maxPayload) {
  /** What the WebSocket container collects before we see it; {@code web.xml} says so. */
  private static final int CONTAINER_BUFFER = 1 << 20;

  /**
   * @throws StartFailure where a value makes no sense
   */
  public EngineSettings {
    if (maxPayload < 1024 || maxPayload > CONTAINER_BUFFER) {
      throw new StartFailure(
          "lamplighter.socketio.max-payload must be between 1024 and " + CONTAINER_BUFFER + ".");
    }
    if (pingInterval.toMillis() < 1 || pingTimeout.toMillis() < 1) {
      throw new StartFailure(
          "lamplighter.socketio.ping-interval and ping-timeout must be at least PT0.001S.");
    }
  }
}
