package dev.lamplighter.wire.socketio.relay;

import dev.lamplighter.problem.StartFailure;

/**
 * @param limit requests and tunnels that may be under way to other nodes at once
 */
public record RelaySettings(int limit) {
  /**
   * @throws StartFailure where the limit makes no sense
   */
  public RelaySettings {
    if (limit < 0) {
      throw new StartFailure("lamplighter.socketio.relay-limit must not be negative.");
    }
  }
}
