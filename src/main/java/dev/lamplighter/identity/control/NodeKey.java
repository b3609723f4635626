package dev.lamplighter.identity.control;

import com.nimbusds.jose.JOSEException;
import dev.lamplighter.database.Migrations;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.Config;

/**
 * The key that all nodes of a cluster share and nobody else knows: derived from the cluster's
 * secret, or else from the signing key in the database.
 */
@ApplicationScoped
public class NodeKey {
  private static final String ALGORITHM = "HmacSHA256";
  private static final byte[] PURPOSE =
      "lamplighter: one node to another".getBytes(StandardCharsets.UTF_8);

  @Inject private Config config;
  @Inject private SigningKeys signingKeys;
  private SecretKeySpec key;

  /** At start, where the database may be asked. */
  void start(
      @Observes @Priority(Migrations.PRIORITY + 1) @Initialized(ApplicationScoped.class)
          Object start) {}

  @PostConstruct
  void derive() {
    byte[] secret =
        text("lamplighter.cluster").isEmpty()
            ? Secrets.randomBytes(32) // a node that is alone shares it with nobody
            : text("lamplighter.cluster.secret")
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .orElseGet(this::stored);
    key = new SecretKeySpec(mac(new SecretKeySpec(secret, ALGORITHM), PURPOSE), ALGORITHM);
  }

  private Optional<String> text(String name) {
    return config.getOptionalValue(name, String.class).filter(text -> !text.isBlank());
  }

  private byte[] stored() {
    try {
      return signingKeys.load().toRSAPrivateKey().getPrivateExponent().toByteArray();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** In letters that a header may have. Any thread; does not block. */
  public String sign(String text) {
    byte[] signature = mac(key, text.getBytes(StandardCharsets.UTF_8));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
  }

  private static byte[] mac(SecretKeySpec key, byte[] text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
