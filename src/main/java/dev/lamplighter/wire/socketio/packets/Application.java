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
}
