package dev.lamplighter.hub;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * One server frame, encoded once and shared by every session that gets it: an unmasked WebSocket
 * header (RFC 6455, 5.2) and its payload in one array, which nobody changes afterwards.
 */
public final class Frame {
  private static final int FIN_TEXT = 0x81;
  private static final int FIN_PING = 0x89;
  private static final int MAX_7_BIT = 125;
  private static final int MAX_16_BIT = 0xFFFF;

  /** An empty ping. */
  public static final Frame PING = of(FIN_PING, new byte[0]);

  private final byte[] bytes;
  private final int headerLength;

  private Frame(byte[] bytes, int headerLength) {
    this.bytes = bytes;
    this.headerLength = headerLength;
  }

  public static Frame text(String text) {
    return of(FIN_TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  private static Frame of(int firstByte, byte[] payload) {
    int header = payload.length <= MAX_7_BIT ? 2 : payload.length <= MAX_16_BIT ? 4 : 10;
    ByteBuffer frame = ByteBuffer.allocate(header + payload.length).put((byte) firstByte);
    switch (header) {
      case 2 -> frame.put((byte) payload.length);
      case 4 -> frame.put((byte) 126).putShort((short) payload.length);
      default -> frame.put((byte) 127).putLong(payload.length);
    }
    return new Frame(frame.put(payload).array(), header);
  }

  public boolean isText() {
    return (bytes[0] & 0xFF) == FIN_TEXT;
  }

  /** Header and payload, as they go over the wire. */
  public byte[] bytes() {
    return bytes;
  }

  /** The payload alone, for transports that frame it themselves. */
  public String text() {
    return new String(bytes, headerLength, bytes.length - headerLength, StandardCharsets.UTF_8);
  }

  /** In bytes, the header included. */
  public int size() {
    return bytes.length;
  }
}
