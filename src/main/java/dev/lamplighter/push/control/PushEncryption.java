package dev.lamplighter.push.control;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.ECKey;
import dev.lamplighter.push.entity.Points;
import dev.lamplighter.push.entity.PushSubscription;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts what only the subscribed browser can read: RFC 8291, which is {@code aes128gcm} of RFC
 * 8188 in one record, with keys agreed by ECDH on P-256.
 */
final class PushEncryption {
  /** Bytes of a record; what push services take at most. */
  private static final int RECORD = 4096;

  /** Bytes that a message may have. */
  static final int MOST = 3_900;

  static final int SALT = 16;
  private static final byte LAST_RECORD = 2;
  private static final byte[] FIRST_BLOCK = {1};

  private PushEncryption() {}

  /**
   * @param own made for this message alone
   * @param salt random, 16 bytes
   */
  static byte[] encrypt(byte[] message, PushSubscription to, ECKey own, byte[] salt) {
    try {
      byte[] secret = hmac(salt, keyingMaterial(to, own));
      byte[] key = derive(secret, "Content-Encoding: aes128gcm\0", 16);
      byte[] nonce = derive(secret, "Content-Encoding: nonce\0", 12);
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
      byte[] body = cipher.doFinal(joined(message, new byte[] {LAST_RECORD}));
      return joined(head(salt, Points.bytes(own)), body);
    } catch (GeneralSecurityException | JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] keyingMaterial(PushSubscription to, ECKey own)
      throws GeneralSecurityException, JOSEException {
    KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
    agreement.init(own.toECPrivateKey());
    agreement.doPhase(to.key().toECPublicKey(), true);
    byte[] info = joined(ascii("WebPush: info\0"), Points.bytes(to.key()), Points.bytes(own));
    return hmac(hmac(to.auth(), agreement.generateSecret()), joined(info, FIRST_BLOCK));
  }

  private static byte[] derive(byte[] secret, String info, int length)
      throws GeneralSecurityException {
    return Arrays.copyOf(hmac(secret, joined(ascii(info), FIRST_BLOCK)), length);
  }

  /** RFC 8188, section 2.1. */
  private static byte[] head(byte[] salt, byte[] point) {
    return ByteBuffer.allocate(SALT + 4 + 1 + point.length)
        .put(salt)
        .putInt(RECORD)
        .put((byte) point.length)
        .put(point)
        .array();
  }

  private static byte[] hmac(byte[] key, byte[] text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(text);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
