package dev.lamplighter.wire.frames;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameLengthsTest {
  private static final int LIMIT = 1000;

  private final FrameLengths lengths = new FrameLengths();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 64, 5000})
  void framesWithinTheLimitShouldPassInWhateverPieces(int piece) {
    byte[] all = join(frame(0), frame(125), frame(126), frame(LIMIT), frame(5));

    assertThat(passed(all, piece)).isEqualTo(all.length);
    assertThat(lengths.rest()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 50, 5000})
  void frameThatIsTooLongShouldBeginNoLaterThanItsHeaderEnds(int piece) {
    byte[] before = join(frame(10), frame(LIMIT));
    byte[] all = join(before, frame(LIMIT + 1));

    assertThat(passed(all, piece)).isBetween(before.length, before.length + 4);
  }

  @Test
  void lengthsBeyondAllNumbersShouldBeTooLong() {
    byte[] header = {(byte) 0x82, (byte) 0xff, -1, -1, -1, -1, -1, -1, -1, -1, 1, 2, 3, 4, 0};

    assertThat(lengths.within(header, 0, header.length, Integer.MAX_VALUE)).isZero();
    assertThat(lengths.rest()).isGreaterThan(Integer.MAX_VALUE);
  }

  @Test
  void restOfARefusedFrameShouldBeKnown() {
    byte[] frame = frame(LIMIT + 1);

    assertThat(lengths.within(frame, 0, 108, LIMIT)).isZero();
    assertThat(lengths.rest()).isEqualTo(frame.length - 108);
  }

  @Test
  void messageShouldBeAsLongAsItsFramesTogether() {
    byte[] first = frame(LIMIT - 10);
    first[0] = 0x01;
    byte[] ping = frame(100);
    ping[0] = (byte) 0x89;
    byte[] second = frame(10);
    second[0] = 0x00;
    byte[] last = frame(1);
    last[0] = (byte) 0x80;
    byte[] within = join(first, ping, second);

    assertThat(passed(join(within, last), 5000)).isEqualTo(within.length);
    assertThat(lengths.isLast()).isTrue();
  }

  @Test
  void eachMessageShouldHaveTheWholeLimit() {
    byte[] all = join(frame(LIMIT), frame(LIMIT));

    assertThat(passed(all, all.length)).isEqualTo(all.length);
  }

  private int passed(byte[] all, int piece) {
    int passed = 0;
    for (int at = 0; at < all.length; at += piece) {
      int count = Math.min(piece, all.length - at);
      int within = lengths.within(all, at, count, LIMIT);
      passed += within;
      if (within < count) {
        break;
      }
    }
    return passed;
  }

  private static byte[] frame(int payload) {
    ByteBuffer frame = ByteBuffer.allocate(payload + 8).put((byte) 0x81);
    if (payload < 126) {
      frame.put((byte) (0x80 | payload));
    } else {
      frame.put((byte) (0x80 | 126)).putShort((short) payload);
    }
    frame.putInt(0x01020304);
    return Arrays.copyOf(frame.array(), frame.position() + payload);
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
