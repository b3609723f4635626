package dev.lamplighter.wire.socketio.engine;

import dev.lamplighter.hub.Frame;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;

/** Packets in one HTTP body: joined by a separator, binary ones in base64 behind a {@code b}. */
final class Payload {
  static final char SEPARATOR = '\u001e';
  static final char BINARY_TYPE = 'b';

  private Payload() {}

  static byte[] encode(List<Frame> frames) {
    List<ByteBuffer> packets = frames.stream().map(Payload::packet).toList();
    int size = packets.size() - 1;
    for (ByteBuffer packet : packets) {
      size += packet.remaining();
    }
    ByteBuffer body = ByteBuffer.allocate(size);
    for (ByteBuffer packet : packets) {
      if (body.position() > 0) {
        body.put((byte) SEPARATOR);
      }
      body.put(packet);
    }
    return body.array();
  }

  private static ByteBuffer packet(Frame frame) {
    if (!frame.isBinary()) {
      return frame.payload();
    }
    ByteBuffer text = Base64.getEncoder().encode(frame.payload());
    return ByteBuffer.allocate(1 + text.remaining()).put((byte) BINARY_TYPE).put(text).flip();
  }

  /** The packets of a body; empty ones included, which no packet is. */
  static String[] split(String body) {
    return body.split(String.valueOf(SEPARATOR), -1);
  }
}
