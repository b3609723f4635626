package dev.lamplighter.wire.socketio.packets;

import java.util.Optional;

/** What Socket.IO connections are for. */
public interface Application {
  /**
   * A client wants to join a namespace. The application answers it, by {@link
   * PacketWriter#connected} before anything else or by {@link PacketWriter#connectError}, or sends
   * it away for a while.
   *
   * @return empty when it is refused
   */
  Optional<Peer> connect(Connection connection, Packet packet);

  /** The client has joined nothing, from now on. */
  default void strange(Connection connection) {}

  /** The client has joined a namespace, or is gone; once for each {@link #strange}. */
  default void familiar(Connection connection) {}
}
