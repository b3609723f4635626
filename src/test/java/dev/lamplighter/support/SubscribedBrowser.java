package dev.lamplighter.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.SignedJWT;
import dev.lamplighter.support.StandInPushService.Push;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The far end: has the private key, reads what came, as RFC 8291 says, and believes nobody. */
public final class SubscribedBrowser {
  private final String endpoint;
  private final ECKey key;
  private final byte[] auth = "sixteen byte key".getBytes(StandardCharsets.US_ASCII);

  private SubscribedBrowser(String endpoint, ECKey key) {
    this.endpoint = endpoint;
    this.key = key;
  }

  public static SubscribedBrowser at(String endpoint) {
    try {
      return new SubscribedBrowser(endpoint, new ECKeyGenerator(Curve.P_256).generate());
    } catch (com.nimbusds.jose.JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  public String endpoint() {
    return endpoint;
  }

  public JsonObject subscription() {
    return subscription(endpoint, Base64URL.encode(point(key)).toString());
  }

  public JsonObject subscription(String otherEndpoint, String p256dh) {
    return Json.createObjectBuilder()
        .add("endpoint", otherEndpoint)
        .addNull("expirationTime")
        .add(
            "keys",
            Json.createObjectBuilder()
                .add("p256dh", p256dh)
                .add("auth", Base64URL.encode(auth).toString()))
        .build();
  }

  /** A member's, at the shared push service. */
  public static SubscribedBrowser of(Member member) {
    SubscribedBrowser browser = at(StandInPushService.shared().endpoint());
    browser.subscribe(member);
    return browser;
  }

  /** The types of all that was pushed, once it is so many. */
  public List<String> awaitTypes(int count) throws Exception {
    List<String> types = new ArrayList<>();
    for (Push push : await(count)) {
      types.add(read(push).getString("type"));
    }
    return types;
  }

  public List<Push> await(int count) {
    Waits.until("push " + count, () -> pushes().size() >= count);
    return pushes();
  }

  public List<Push> pushes() {
    return StandInPushService.shared().to(endpoint);
  }

  /** Returns the subscription's id. */
  public String subscribe(Member member) {
    return member.rest().post("/api/push/subscriptions", subscription()).json().getString("id");
  }

  /** Who sent it is whom the subscription was made for. */
  public static void verify(Push push, String publishedKey) throws Exception {
    String[] parts = push.header("Authorization").split("vapid t=|, k=");
    assertThat(parts[2]).isEqualTo(publishedKey);
    SignedJWT token = SignedJWT.parse(parts[1]);
    assertThat(token.verify(new ECDSAVerifier(publicKey(new Base64URL(publishedKey).decode()))))
        .isTrue();
    assertThat(token.getJWTClaimsSet().getAudience())
        .containsExactly(StandInPushService.shared().origin());
    assertThat(token.getJWTClaimsSet().getSubject()).isEqualTo(StandInPushService.CONTACT);
    assertThat(token.getJWTClaimsSet().getExpirationTime().toInstant())
        .isBetween(Instant.now(), Instant.now().plusSeconds(86_400));
  }

  public JsonObject read(Push push) throws Exception {
    byte[] body = push.body();
    byte[] salt = Arrays.copyOf(body, 16);
    byte[] sender = Arrays.copyOfRange(body, 21, 21 + body[20]);
    KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
    agreement.init(key.toECPrivateKey());
    agreement.doPhase(publicKey(sender).toECPublicKey(), true);
    byte[] info = joined(ascii("WebPush: info\0"), point(key), sender, new byte[] {1});
    byte[] material = hmac(hmac(auth, agreement.generateSecret()), info);
    byte[] secret = hmac(salt, material);
    byte[] plain = decrypted(secret, Arrays.copyOfRange(body, 21 + body[20], body.length));
    assertThat(plain[plain.length - 1]).as("mark of the last record").isEqualTo((byte) 2);
    return Json.createReader(new ByteArrayInputStream(plain, 0, plain.length - 1)).readObject();
  }

  private static byte[] decrypted(byte[] secret, byte[] body) throws GeneralSecurityException {
    byte[] one = {1};
    byte[] contentKey = hmac(secret, joined(ascii("Content-Encoding: aes128gcm\0"), one));
    byte[] nonce = hmac(secret, joined(ascii("Content-Encoding: nonce\0"), one));
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.DECRYPT_MODE,
        new SecretKeySpec(contentKey, 0, 16, "AES"),
        new GCMParameterSpec(128, nonce, 0, 12));
    return cipher.doFinal(body);
  }

  private static byte[] hmac(byte[] key, byte[] text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(text);
  }

  private static ECKey publicKey(byte[] point) {
    return new ECKey.Builder(
            Curve.P_256,
            Base64URL.encode(Arrays.copyOfRange(point, 1, 33)),
            Base64URL.encode(Arrays.copyOfRange(point, 33, 65)))
        .build();
  }

  private static byte[] point(ECKey key) {
    return joined(new byte[] {4}, key.getX().decode(), key.getY().decode());
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
