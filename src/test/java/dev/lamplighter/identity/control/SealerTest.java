package dev.lamplighter.identity.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SealerTest {
  private static final byte[] KEY = "a private key".getBytes(StandardCharsets.UTF_8);

  @Test
  void theRightPassphraseShouldOpenWhatItSealed() {
    assertThat(Sealer.open(Sealer.seal(KEY, "secret"), "secret")).isEqualTo(KEY);
  }

  @Test
  void anotherPassphraseShouldOpenNothing() {
    String sealed = Sealer.seal(KEY, "secret");

    assertThatThrownBy(() -> Sealer.open(sealed, "Secret"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void sealingTwiceShouldLookDifferent() {
    assertThat(Sealer.seal(KEY, "secret")).isNotEqualTo(Sealer.seal(KEY, "secret"));
  }
}
