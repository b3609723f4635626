package dev.lamplighter.identity.control;

import dev.lamplighter.problem.StartFailure;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;

/**
 * Which tokens are issued and believed.
 *
 * @param lifetime of an access token of the built-in issuer
 * @param loginLifetime how long a login lives without being refreshed
 * @param secret seals the signing key in the database
 * @param external the issuer that replaces the built-in one, where configured
 */
public record TokenSettings(
    Duration lifetime,
    Duration loginLifetime,
    Optional<String> secret,
    Optional<ExternalIssuer> external) {

  private static final String ISSUER = "mp.jwt.verify.issuer";
  private static final String AUDIENCES = "mp.jwt.verify.audiences";
  private static final String KEY = "mp.jwt.verify.publickey";
  private static final String LOCATION = "mp.jwt.verify.publickey.location";

  /**
   * @throws StartFailure where values are missing or contradict each other
   */
  public static TokenSettings of(Config config) {
    return new TokenSettings(
        positive(config, "lamplighter.token.lifetime"),
        positive(config, "lamplighter.login.lifetime"),
        text(config, "lamplighter.secret"),
        external(config));
  }

  private static Optional<ExternalIssuer> external(Config config) {
    Optional<String> issuer = text(config, ISSUER);
    Optional<String> key = text(config, KEY);
    Optional<String> location = text(config, LOCATION);
    if (key.isPresent() && location.isPresent()) {
      throw new StartFailure("Set either " + KEY + " or " + LOCATION + ", not both.");
    }
    boolean keyed = key.isPresent() || location.isPresent();
    if (issuer.isPresent() != keyed) {
      throw new StartFailure(
          issuer.isPresent()
              ? ISSUER + " is set, so set " + LOCATION + " (the issuer's JWKS address) too."
              : "A public key for tokens is set, so set " + ISSUER + " too.");
    }
    return issuer.map(
        name ->
            new ExternalIssuer(
                rules(config, name),
                key,
                location,
                config.getValue("lamplighter.oidc.client-id", String.class)));
  }

  private static TokenRules rules(Config config, String issuer) {
    String algorithm = text(config, "mp.jwt.verify.publickey.algorithm").orElse("RS256");
    if (!Set.of("RS256", "ES256").contains(algorithm)) {
      throw new StartFailure("mp.jwt.verify.publickey.algorithm must be RS256 or ES256.");
    }
    return new TokenRules(
        issuer,
        audiences(config),
        algorithm,
        seconds(config, "mp.jwt.verify.clock.skew").orElse(Duration.ZERO),
        seconds(config, "mp.jwt.verify.token.age"));
  }

  /** Without one, a token that the issuer made for any other application would be good here. */
  private static Set<String> audiences(Config config) {
    Set<String> audiences =
        Arrays.stream(text(config, AUDIENCES).orElse("").split(","))
            .map(String::strip)
            .filter(audience -> !audience.isEmpty())
            .collect(Collectors.toUnmodifiableSet());
    if (audiences.isEmpty()) {
      throw new StartFailure(
          ISSUER
              + " is set, so set "
              + AUDIENCES
              + " (what the issuer writes into the aud of Lamplighter's tokens) too.");
    }
    return audiences;
  }

  private static Optional<String> text(Config config, String name) {
    return config.getOptionalValue(name, String.class).map(String::strip).filter(v -> !v.isEmpty());
  }

  private static Optional<Duration> seconds(Config config, String name) {
    return text(config, name)
        .map(
            value -> {
              if (!value.matches("\\d{1,9}")) {
                throw new StartFailure(name + " must be a number of seconds.");
              }
              return Duration.ofSeconds(Long.parseLong(value));
            });
  }

  private static Duration positive(Config config, String name) {
    try {
      Duration duration = Duration.parse(config.getValue(name, String.class).strip());
      if (duration.toSeconds() > 0) {
        return duration;
      }
    } catch (DateTimeException e) {
      // said below, like a duration that is no use
    }
    throw new StartFailure(name + " must be a time such as PT15M.");
  }
}
