package dev.lamplighter.push.entity;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Points on P-256 as browsers write them: uncompressed, 65 bytes (X9.62). */
public final class Points {
  private static final byte UNCOMPRESSED = 4;
  private static final int SIZE = 32;

  private Points() {}

  public static byte[] bytes(ECKey key) {
    return ByteBuffer.allocate(1 + 2 * SIZE)
        .put(UNCOMPRESSED)
        .put(key.getX().decode())
        .put(key.getY().decode())
        .array();
  }

  public static String text(ECKey key) {
    return Base64URL.encode(bytes(key)).toString();
  }

  /**
   * @throws IllegalArgumentException where it is no point on the curve
   */
  public static ECKey key(byte[] bytes) {
    if (bytes.length != 1 + 2 * SIZE || bytes[0] != UNCOMPRESSED) {
      throw new IllegalArgumentException("no uncompressed point");
    }
    try {
      return new ECKey.Builder(
              Curve.P_256,
              Base64URL.encode(Arrays.copyOfRange(bytes, 1, 1 + SIZE)),
              Base64URL.encode(Arrays.copyOfRange(bytes, 1 + SIZE, bytes.length)))
          .build();
    } catch (IllegalStateException e) {
      throw new IllegalArgumentException("not on the curve", e);
    }
  }
}
