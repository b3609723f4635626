package dev.lamplighter.identity.control;

import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.Resource;
import dev.lamplighter.problem.StartFailure;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Where an external issuer's public keys come from. */
final class KeySources {
  private static final int TIMEOUT_MS = 3_000;
  private static final int MAX_BYTES = 256 * 1024;
  private static final Duration KEPT = Duration.ofMinutes(5);
  private static final Duration REFRESH_LIMIT = Duration.ofSeconds(30);

  private KeySources() {}

  /** Keys at an http address are fetched when the first token comes; all others now. */
  static JWKSource<SecurityContext> of(ExternalIssuer issuer) {
    if (issuer.publicKey().isPresent()) {
      return fixed(issuer.publicKey().get(), "mp.jwt.verify.publickey");
    }
    String location = issuer.publicKeyLocation().orElseThrow();
    return location.startsWith("http://") || location.startsWith("https://")
        ? remote(location)
        : fixed(read(location), location);
  }

  private static JWKSource<SecurityContext> fixed(String document, String where) {
    try {
      return new ImmutableJWKSet<>(KeyDocument.parse(document));
    } catch (IllegalArgumentException e) {
      throw new StartFailure("There is no public key (PEM, JWK or JWKS) at " + where + ".");
    }
  }

  private static String read(String location) {
    try (InputStream packed = KeySources.class.getResourceAsStream(absolute(location))) {
      return packed == null
          ? Files.readString(
              location.startsWith("file:") ? Path.of(URI.create(location)) : Path.of(location))
          : new String(packed.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException | IllegalArgumentException e) {
      throw new StartFailure("The public key at " + location + " cannot be read.");
    }
  }

  private static String absolute(String location) {
    return location.startsWith("/") ? location : "/" + location;
  }

  private static JWKSource<SecurityContext> remote(String location) {
    return JWKSourceBuilder.create(url(location), KeySources::fetch)
        .cache(KEPT.toMillis(), TIMEOUT_MS)
        .refreshAheadCache(false)
        .rateLimited(REFRESH_LIMIT.toMillis())
        .outageTolerant(Duration.ofHours(1).toMillis())
        .build();
  }

  private static URL url(String location) {
    try {
      return new URL(location);
    } catch (MalformedURLException e) {
      throw new StartFailure("mp.jwt.verify.publickey.location is no address: " + location);
    }
  }

  private static Resource fetch(URL url) throws IOException {
    Resource fetched =
        new DefaultResourceRetriever(TIMEOUT_MS, TIMEOUT_MS, MAX_BYTES).retrieveResource(url);
    try {
      String keys = KeyDocument.parse(fetched.getContent()).toString(true);
      return new Resource(keys, fetched.getContentType());
    } catch (IllegalArgumentException e) {
      throw new IOException(e);
    }
  }
}
