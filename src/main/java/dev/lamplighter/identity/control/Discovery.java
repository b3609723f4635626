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
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An external issuer's description of itself (OpenID Connect Discovery 1.0, section 4). */
@ApplicationScoped
public class Discovery {
  private static final Logger LOG = Logger.getLogger(Discovery.class.getName());
  private static final Duration KEPT = Duration.ofMinutes(1);
  private static final Pattern ORIGIN = Pattern.compile("(https?://[^/;,?#\\s]+).*");
  private static final int TIMEOUT_MS = 3_000;
  private static final int MAX_BYTES = 256 * 1024;

  private final LoadingCache<String, JsonObject> documents =
      Caffeine.newBuilder().maximumSize(1).expireAfterWrite(KEPT).build(this::fetch);

  /** An issuer that is away for a while has not moved. */
  private volatile JsonObject last = JsonValue.EMPTY_JSON_OBJECT;

  /** Blocks while fetching; empty where the issuer has not answered with one yet. */
  public JsonObject of(String issuer) {
    return documents.get(issuer);
  }

  /** Where a page that signs in calls: the issuer, and its token endpoint wherever that is. */
  public Set<String> calledOrigins(String issuer) {
    return Stream.of(issuer, of(issuer).getString("token_endpoint", ""))
        .map(ORIGIN::matcher)
        .filter(Matcher::matches)
        .map(address -> address.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private JsonObject fetch(String issuer) {
    String address = issuer.replaceFirst("/$", "") + "/.well-known/openid-configuration";
    var retriever = new DefaultResourceRetriever(TIMEOUT_MS, TIMEOUT_MS, MAX_BYTES);
    try {
      String text = retriever.retrieveResource(URI.create(address).toURL()).getContent();
      try (JsonReader reader = Json.createReader(new StringReader(text))) {
        last = reader.readObject();
        return last;
      }
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.WARNING, "event=issuer_discovery_failed issuer={0}", issuer);
      return last;
    }
  }
}
