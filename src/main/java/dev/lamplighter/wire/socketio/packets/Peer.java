package dev.lamplighter.wire.socketio.packets;

import dev.lamplighter.hub.CloseCode;

/** The server's end of one client in one namespace. One call at a time; a call may block. */
public interface Peer {
  /** An event, with all its binary parts. */
  void received(Packet event);

  /** The last call: the client left the namespace, or the connection is gone. */
  void left(CloseCode code);
}
