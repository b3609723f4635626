package dev.lamplighter.identity.control;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** Seals bytes with a passphrase: AES-256-GCM, the key by PBKDF2 with a salt of its own. */
final class Sealer {
  private static final String PREFIX = "sealed:";
  private static final int SALT = 16;
  private static final int NONCE = 12;
  private static final int ITERATIONS = 210_000;

  private Sealer() {}

  static boolean isSealed(String text) {
    return text.startsWith(PREFIX);
  }

  static String seal(byte[] plain, String passphrase) {
    byte[] head = Secrets.randomBytes(SALT + NONCE);
    try {
      byte[] body = cipher(Cipher.ENCRYPT_MODE, head, passphrase).doFinal(plain);
      byte[] all = Arrays.copyOf(head, head.length + body.length);
      System.arraycopy(body, 0, all, head.length, body.length);
      return PREFIX + Base64.getEncoder().encodeToString(all);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * @throws IllegalArgumentException where the passphrase is another one
   */
  static byte[] open(String sealed, String passphrase) {
    byte[] all = Base64.getDecoder().decode(sealed.substring(PREFIX.length()));
    int head = SALT + NONCE;
    try {
      return cipher(Cipher.DECRYPT_MODE, all, passphrase).doFinal(all, head, all.length - head);
    } catch (AEADBadTagException e) {
      throw new IllegalArgumentException("sealed with another passphrase", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Cipher cipher(int mode, byte[] head, String passphrase)
      throws GeneralSecurityException {
    byte[] salt = Arrays.copyOf(head, SALT);
    var spec = new PBEKeySpec(passphrase.toCharArray(), salt, ITERATIONS, 256);
    byte[] key =
        SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, head, SALT, NONCE));
    return cipher;
  }
}
