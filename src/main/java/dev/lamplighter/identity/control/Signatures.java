package dev.lamplighter.identity.control;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import dev.lamplighter.database.Migrations;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs what clients carry from one node to another, with a key that all nodes have: it is derived
 * from the one in the database. Any thread; does not block.
 */
@ApplicationScoped
public class Signatures {
  private static final String ALGORITHM = "HmacSHA256";

  @Inject private SigningKeys keys;
  private volatile SecretKeySpec key;

  void start(
      @Observes @Priority(Migrations.PRIORITY + 1) @Initialized(ApplicationScoped.class)
          Object start) {
    key = derived(keys.load());
  }

  private static SecretKeySpec derived(RSAKey from) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update("lamplighter signatures".getBytes(StandardCharsets.UTF_8));
      return new SecretKeySpec(sha.digest(from.toPrivateKey().getEncoded()), ALGORITHM);
    } catch (GeneralSecurityException | JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** 43 letters, digits, {@code -} and {@code _}. */
  public String sign(String... parts) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      for (String part : parts) {
        mac.update(part.getBytes(StandardCharsets.UTF_8));
        mac.update((byte) 0);
      }
      return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  public boolean isBy(String signature, String... parts) {
    return Secrets.same(signature, sign(parts));
  }
}
