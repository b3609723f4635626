package dev.lamplighter.identity.control;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/** An external issuer's description of itself (OpenID Connect Discovery 1.0, section 4). */
@ApplicationScoped
public class Discovery {
  private static final Logger LOG = Logger.getLogger(Discovery.class.getName());
  private static final Duration KEPT = Duration.ofMinutes(1);
  private static final int TIMEOUT_MS = 3_000;
  private static final int MAX_BYTES = 256 * 1024;

  private final LoadingCache<String, JsonObject> documents =
      Caffeine.newBuilder().maximumSize(1).expireAfterWrite(KEPT).build(Discovery::fetch);

  /** Blocks while fetching; empty where the issuer does not answer with one. */
  public JsonObject of(String issuer) {
    return documents.get(issuer);
  }

  private static JsonObject fetch(String issuer) {
    String address = issuer.replaceFirst("/$", "") + "/.well-known/openid-configuration";
    var retriever = new DefaultResourceRetriever(TIMEOUT_MS, TIMEOUT_MS, MAX_BYTES);
    try {
      String text = retriever.retrieveResource(URI.create(address).toURL()).getContent();
      try (JsonReader reader = Json.createReader(new StringReader(text))) {
        return reader.readObject();
      }
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.WARNING, "event=issuer_discovery_failed issuer={0}", issuer);
      return JsonValue.EMPTY_JSON_OBJECT;
    }
  }
}
