package dev.lamplighter.push.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import dev.lamplighter.push.entity.Points;
import dev.lamplighter.push.entity.PushSubscription;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Browsers can read what we send. */
class PushEncryptionTest {
  private static final String POINT =
      "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";

  @Test
  void theExampleOfRfc8291ShouldComeOutByteForByte() {
    ECKey own =
        new ECKey.Builder(
                Points.key(
                    bytes(
                        "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8")))
            .d(new Base64URL("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"))
            .build();
    byte[] sent =
        PushEncryption.encrypt(
            "When I grow up, I want to be a watermelon".getBytes(StandardCharsets.US_ASCII),
            new PushSubscription(
                "id",
                URI.create("https://push.example.net/x"),
                Points.key(bytes(POINT)),
                bytes("BTBZMqHH6r4Tts7J_aSIgg")),
            own,
            bytes("DGv6ra1nlYgDCS1FRnbzlw"));
    assertThat(Base64URL.encode(sent).toString())
        .isEqualTo(
            "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLoc"
                + "InmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyou"
                + "BWLVWGNWQexSgSxsj_Qulcy4a-fN");
  }

  @Test
  void pointsShouldBeOnTheCurve() {
    byte[] off = bytes(POINT);
    off[64] ^= 1;
    assertThat(Points.text(Points.key(bytes(POINT)))).isEqualTo(POINT);
    for (byte[] bad : new byte[][] {off, new byte[65], new byte[64], new byte[0]}) {
      assertThatThrownBy(() -> Points.key(bad)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static byte[] bytes(String text) {
    return new Base64URL(text).decode();
  }
}
