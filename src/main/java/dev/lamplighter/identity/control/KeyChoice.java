package dev.lamplighter.identity.control;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.KeyConverter;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import java.security.Key;
import java.security.PublicKey;
import java.util.List;

/**
 * The keys that may have signed a token: the one of its {@code kid}, else those without a name,
 * since a PEM has none. Only one algorithm is believed, whatever the token's header says.
 */
final class KeyChoice implements JWSKeySelector<SecurityContext> {
  private final JWSAlgorithm algorithm;
  private final JWKSource<SecurityContext> source;

  /** Converting a key costs as much as checking a signature with it. */
  private final LoadingCache<JWK, List<Key>> converted =
      Caffeine.newBuilder().weakKeys().build(KeyChoice::converted);

  KeyChoice(JWSAlgorithm algorithm, JWKSource<SecurityContext> source) {
    this.algorithm = algorithm;
    this.source = source;
  }

  @Override
  public List<Key> selectJWSKeys(JWSHeader header, SecurityContext context)
      throws KeySourceException {
    if (!algorithm.equals(header.getAlgorithm())) {
      return List.of();
    }
    List<JWK> known =
        source.get(new JWKSelector(fitting().build()), context).stream()
            .filter(key -> isMeant(key, header.getKeyID()))
            .toList();
    return publicKeys(known.isEmpty() ? newlyPublished(header, context) : known);
  }

  private static boolean isMeant(JWK key, String kid) {
    return kid == null || key.getKeyID() == null || kid.equals(key.getKeyID());
  }

  /** Asking for a name that is not there makes the source look again, at a limited rate. */
  private List<JWK> newlyPublished(JWSHeader header, SecurityContext context)
      throws KeySourceException {
    return source.get(new JWKSelector(fitting().keyID(header.getKeyID()).build()), context);
  }

  private JWKMatcher.Builder fitting() {
    return new JWKMatcher.Builder(
        JWKMatcher.forJWSHeader(new JWSHeader.Builder(algorithm).build()));
  }

  private List<Key> publicKeys(List<JWK> keys) {
    return keys.stream().map(converted::get).flatMap(List::stream).toList();
  }

  private static List<Key> converted(JWK key) {
    return KeyConverter.toJavaKeys(List.of(key)).stream()
        .filter(PublicKey.class::isInstance)
        .toList();
  }
}
