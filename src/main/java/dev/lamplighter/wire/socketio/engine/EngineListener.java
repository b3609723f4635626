package dev.lamplighter.wire.socketio.engine;

import dev.lamplighter.hub.CloseCode;

/**
 * What runs on top of one session. Calls come on threads of the container and of the engine, one at
 * a time; a call may block.
 */
public interface EngineListener {
  void text(String message);

  void binary(byte[] message);

  /** The last call: the session is over. */
  void closed(CloseCode code);
}
