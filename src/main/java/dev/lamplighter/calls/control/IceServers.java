package dev.lamplighter.calls.control;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Servers that help two browsers find a way to each other. Any thread, nothing blocks.
 *
 * @param urls such as {@code stun:stun.example.com:3478}
 * @param secret which the TURN servers know too, or empty
 */
record IceServers(List<String> urls, String secret) {
  private static final Duration LIFETIME = Duration.ofHours(12);

  /**
   * @param urls separated by commas
   * @throws IllegalArgumentException what is wrong with the settings, for the operator
   */
  static IceServers of(String urls, String secret) {
    List<String> all =
        Stream.of(urls.split(",")).map(String::strip).filter(u -> !u.isEmpty()).toList();
    for (String url : all) {
      if (!url.matches("(stun|turn)s?:[^\\s,]+")) {
        throw new IllegalArgumentException(
            "LAMPLIGHTER_CALLS_ICE_SERVERS has '" + url + "', which is no stun: or turn: address.");
      }
      if (url.startsWith("turn") && secret.isEmpty()) {
        throw new IllegalArgumentException(
            "A TURN server needs LAMPLIGHTER_CALLS_TURN_SECRET, the secret that it shares.");
      }
    }
    return new IceServers(all, secret);
  }

  /**
   * @param username empty where none is needed
   */
  record Entry(List<String> urls, String username, String credential) {}

  /** TURN servers take passwords that end by themselves (draft-uberti-behave-turn-rest-00). */
  List<Entry> forUser(String userId, Instant now) {
    String username = now.plus(LIFETIME).getEpochSecond() + ":" + userId;
    return urls.stream()
        .map(
            url ->
                url.startsWith("turn")
                    ? new Entry(List.of(url), username, password(username))
                    : new Entry(List.of(url), "", ""))
        .toList();
  }

  private String password(String username) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), mac.getAlgorithm()));
      return Base64.getEncoder()
          .encodeToString(mac.doFinal(username.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
