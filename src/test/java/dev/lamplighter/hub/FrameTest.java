package dev.lamplighter.hub;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 6455, 5.2. */
class FrameTest {

  @ParameterizedTest
  @CsvSource({"0, 2", "125, 2", "126, 4", "65535, 4", "65536, 10"})
  void headerShouldBeAsShortAsTheLengthAllows(int length, int header) {
    Frame frame = Frame.text("x".repeat(length));

    assertThat(frame.size()).isEqualTo(header + length);
    assertThat(frame.text()).hasSize(length);
  }

  @Test
  void shortTextShouldBeOneUnmaskedFrame() {
    assertThat(Frame.text("é").bytes()).containsExactly(0x81, 2, 0xC3, 0xA9);
  }

  @Test
  void lengthShouldBeInNetworkOrder() {
    assertThat(Frame.text("x".repeat(258)).bytes()).startsWith(0x81, 126, 1, 2);
  }

  @Test
  void pingShouldBeNoText() {
    assertThat(Frame.PING.bytes()).containsExactly(0x89, 0);
    assertThat(Frame.PING.isText()).isFalse();
  }
}
