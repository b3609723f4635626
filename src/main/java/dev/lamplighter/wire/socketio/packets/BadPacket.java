package dev.lamplighter.wire.socketio.packets;

/** What came is no Socket.IO 5. Has no stack: it is the client's mistake. */
final class BadPacket extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BadPacket(String message) {
    super(message, null, false, false);
  }
}
