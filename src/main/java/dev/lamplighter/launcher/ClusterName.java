package dev.lamplighter.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What Hazelcast calls the cluster: a member of another name cannot join. With a secret the name
 * cannot be guessed; it still travels in clear, so the port must be private.
 */
final class ClusterName {
  private static final int BYTES = 8;

  private ClusterName() {}

  static String of(String name, String secret) throws StartRefused {
    if (!name.matches("[A-Za-z0-9_-]{1,64}")) {
      throw new StartRefused(
          "LAMPLIGHTER_CLUSTER_NAME is '" + name + "'; use 1 to 64 letters, digits, _ or -.");
    }
    return secret.isEmpty() ? name : name + "-" + derived(name, secret);
  }

  private static String derived(String name, String secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), mac.getAlgorithm()));
      return HexFormat.of().formatHex(mac.doFinal(name.getBytes(UTF_8)), 0, BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
