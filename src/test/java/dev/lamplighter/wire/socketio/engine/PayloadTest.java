package dev.lamplighter.wire.socketio.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.hub.Frame;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class PayloadTest {

  private static String encoded(Frame... frames) {
    return new String(Payload.encode(List.of(frames)), StandardCharsets.UTF_8);
  }

  @Test
  void packetsShouldBeJoinedBySeparators() {
    assertThat(encoded(Frame.text("4a"))).isEqualTo("4a");
    assertThat(encoded(Frame.text("4a"), Frame.text("2"))).isEqualTo("4a\u001e2");
    assertThat(Payload.split("4a\u001e2")).containsExactly("4a", "2");
    assertThat(Payload.split("4a\u001e")).as("an empty packet is seen").containsExactly("4a", "");
  }

  @Test
  void binaryShouldBecomeText() {
    assertThat(encoded(Frame.text("4a"), Frame.binary(new byte[] {1, 2, 3, 4})))
        .isEqualTo("4a\u001ebAQIDBA==");
  }

  @Test
  void textOfAllLanguagesAndLengthsShouldSurvive() {
    String text = "4你好 " + "é".repeat(70_000);
    assertThat(encoded(Frame.text(text))).isEqualTo(text);
  }
}
