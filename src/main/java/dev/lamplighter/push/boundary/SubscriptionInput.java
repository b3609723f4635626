package dev.lamplighter.push.boundary;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import dev.lamplighter.json.JsonInput;
import dev.lamplighter.problem.ProblemException;
import dev.lamplighter.push.entity.Points;
import dev.lamplighter.push.entity.PushSubscription;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.function.Predicate;

/** Reads what a browser's {@code PushSubscription.toJSON()} gives. */
final class SubscriptionInput {
  private static final int MAX_ENDPOINT = 2000;
  private static final int MAX_KEY = 100;
  private static final int AUTH = 16;

  private SubscriptionInput() {}

  /**
   * @param permits which addresses may be called
   */
  static PushSubscription read(JsonInput input, Predicate<URI> permits) {
    String text = input.string("endpoint", 1, MAX_ENDPOINT);
    URI endpoint = endpoint(text);
    if (!permits.test(endpoint)) {
      throw ProblemException.invalid(
          "endpoint", "must be the https address of a push service that this server may call");
    }
    if (!(input.value("keys") instanceof JsonObject object)) {
      throw ProblemException.invalid("keys", "must be an object");
    }
    JsonInput keys = new JsonInput(object);
    return new PushSubscription(digest(text), endpoint, key(keys), auth(keys));
  }

  private static URI endpoint(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw ProblemException.invalid("endpoint", "must be an address");
    }
  }

  private static ECKey key(JsonInput keys) {
    try {
      return Points.key(new Base64URL(keys.string("p256dh", 1, MAX_KEY)).decode());
    } catch (IllegalArgumentException e) {
      throw ProblemException.invalid("p256dh", "must be a point on P-256, in Base64url");
    }
  }

  private static byte[] auth(JsonInput keys) {
    byte[] auth = new Base64URL(keys.string("auth", 1, MAX_KEY)).decode();
    if (auth.length != AUTH) {
      throw ProblemException.invalid("auth", "must be 16 bytes, in Base64url");
    }
    return auth;
  }

  private static String digest(String text) {
    try {
      byte[] ascii = text.getBytes(StandardCharsets.UTF_8);
      return Base64URL.encode(MessageDigest.getInstance("SHA-256").digest(ascii)).toString();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
