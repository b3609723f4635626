package dev.lamplighter.identity.control;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.lamplighter.identity.entity.SigningKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;

/**
 * The key by which push services know this installation (RFC 8292). A browser's subscription is
 * bound to it, so it is kept as the signing key is, and never changes by itself.
 */
@ApplicationScoped
public class PushKeys {
  @Inject private KeptKeys keys;

  /** Blocks for the database. */
  public ECKey load() {
    byte[] kept = keys.load(SigningKey.PUSH, PushKeys::generate).bytes();
    try {
      return ECKey.parse(new String(kept, StandardCharsets.UTF_8));
    } catch (ParseException e) {
      throw new IllegalStateException("The stored push key is no key");
    }
  }

  private static byte[] generate() {
    try {
      return new ECKeyGenerator(Curve.P_256)
          .generate()
          .toJSONString()
          .getBytes(StandardCharsets.UTF_8);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
