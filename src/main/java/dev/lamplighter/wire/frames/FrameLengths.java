package dev.lamplighter.wire.frames;

import java.nio.ByteBuffer;

/** Follows the frames in a stream of bytes (RFC 6455, section 5.2). Not thread-safe. */
final class FrameLengths {
  private static final int MASK_BYTES = 4;

  /** The two first bytes, and a length of up to eight more. */
  private final byte[] header = new byte[10];

  private int known;
  private long rest;
  private long message;

  /**
   * @param limit bytes of a message, in one frame or in many
   * @return how many of the bytes come before a frame that makes its message longer than that;
   *     {@code count} where there is none. After such a frame this is of no more use, but for what
   *     it tells of that frame
   */
  int within(byte[] bytes, int offset, int count, int limit) {
    int at = offset;
    int end = offset + count;
    while (at < end) {
      if (rest > 0) {
        int step = (int) Math.min(rest, end - at);
        rest -= step;
        at += step;
      } else {
        header[known++] = bytes[at++];
        if (isHeaderComplete() && isTooLong(limit)) {
          rest -= end - at;
          return Math.max(0, at - known - offset);
        }
      }
    }
    return count;
  }

  private boolean isHeaderComplete() {
    return known >= 2 && known == 2 + lengthBytes();
  }

  private int lengthBytes() {
    int code = header[1] & 0x7f;
    return code < 126 ? 0 : code == 126 ? 2 : 8;
  }

  /** Begins the payload. */
  private boolean isTooLong(int limit) {
    long payload = payload();
    boolean tooLong = payload < 0 || payload > limit - before();
    message = isControl() ? message : before() + payload;
    boolean masked = header[1] < 0;
    rest = (payload < 0 ? Long.MAX_VALUE - MASK_BYTES : payload) + (masked ? MASK_BYTES : 0);
    known = tooLong ? known : 0;
    return tooLong;
  }

  /** What has come of the message that this frame goes on with. */
  private long before() {
    boolean goesOn = (header[0] & 0x0f) == 0;
    return goesOn ? message : 0;
  }

  /** May come between the frames of a message. */
  private boolean isControl() {
    return (header[0] & 0x08) != 0;
  }

  /** Unsigned: what is negative is longer than anything. */
  private long payload() {
    return switch (lengthBytes()) {
      case 0 -> header[1] & 0x7f;
      case 2 -> ByteBuffer.wrap(header).getShort(2) & 0xffff;
      default -> ByteBuffer.wrap(header).getLong(2);
    };
  }

  /** Whether the last frame ends its message. */
  boolean isLast() {
    return header[0] < 0;
  }

  /** Bytes of the frame that is under way that are still to come; not above 0 for none. */
  long rest() {
    return rest;
  }
}
