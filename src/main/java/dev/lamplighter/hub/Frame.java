package dev.lamplighter.hub;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One server frame, encoded once and shared by every session that gets it: an unmasked WebSocket
 * header (RFC 6455, 5.2) and its payload in one array, which nobody changes afterwards.
 */
public class Frame {
  private static final int FIN_TEXT = 0x81;
  private static final int FIN_BINARY = 0x82;
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

  /** The same bytes, for a wire that knows more about them. */
  protected Frame(Frame same) {
    this(same.bytes, same.headerLength);
  }

  public static Frame text(String text) {
    return of(FIN_TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  public static Frame binary(byte[] payload) {
    return of(FIN_BINARY, payload);
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

  /** All of a batch, in order; nobody changes these bytes either. */
  public static byte[] joined(List<Frame> batch) {
    if (batch.size() == 1) {
      return batch.get(0).bytes;
    }
    int size = 0;
    for (Frame frame : batch) {
      size += frame.size();
    }
    ByteBuffer joined = ByteBuffer.allocate(size);
    for (Frame frame : batch) {
      joined.put(frame.bytes);
    }
    return joined.array();
  }

  public boolean isText() {
    return (bytes[0] & 0xFF) == FIN_TEXT;
  }

  public boolean isBinary() {
    return (bytes[0] & 0xFF) == FIN_BINARY;
  }

  /** Header and payload, as they go over the wire. */
  public byte[] bytes() {
    return bytes;
  }

  /** The payload alone, for transports that frame it themselves. */
  public String text() {
    return StandardCharsets.UTF_8.decode(payload()).toString();
  }

  /** A view of the payload's bytes. */
  public ByteBuffer payload() {
    return ByteBuffer.wrap(bytes, headerLength, bytes.length - headerLength).asReadOnlyBuffer();
  }

  /** In bytes, the header included. */
  public int size() {
    return bytes.length;
  }
}
