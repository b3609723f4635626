package dev.lamplighter.identity.control;

import static dev.lamplighter.identity.control.TokenVerifier.refused;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.lamplighter.database.Migrations;
import dev.lamplighter.identity.Caller;
import dev.lamplighter.identity.ExternalUsers;
import dev.lamplighter.identity.LoginEnded;
import dev.lamplighter.identity.SignIns;
import dev.lamplighter.problem.ProblemException;
import dev.lamplighter.problem.ProblemType;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The one place where tokens are believed or refused, for REST, handshakes and live sockets. */
@ApplicationScoped
public class Tokens {
  private static final Duration REMEMBERED = Duration.ofMinutes(1);
  private static final int REMEMBERED_CALLERS = 100_000;

  @Inject private TokenSettings settings;
  @Inject private SigningKeys signingKeys;
  @Inject private Revocations revocations;
  @Inject private SignIns signIns;
  @Inject private Bans bans;
  @Inject private ExternalUsers externalUsers;

  private final Clock clock = Clock.systemUTC();
  private final Cache<String, Seen> seen =
      Caffeine.newBuilder().expireAfterWrite(REMEMBERED).maximumSize(REMEMBERED_CALLERS).build();

  /**
   * @param shown as the token has it
   * @param username here
   */
  private record Seen(Caller shown, String username) {}

  private volatile TokenVerifier verifier;
  private volatile BuiltInIssuer builtIn;

  void start(
      @Observes @Priority(Migrations.PRIORITY + 1) @Initialized(ApplicationScoped.class)
          Object start) {
    if (settings.external().isPresent()) {
      ExternalIssuer issuer = settings.external().get();
      verifier = new TokenVerifier(issuer.rules(), KeySources.of(issuer), clock);
    } else {
      builtIn = new BuiltInIssuer(signingKeys.load());
      verifier =
          new TokenVerifier(
              BuiltInIssuer.RULES, new ImmutableJWKSet<>(builtIn.publicKeys()), clock);
    }
    bans.refresh();
    revocations.refresh();
  }

  /**
   * Any thread; no database call for tokens of the built-in issuer.
   *
   * @throws ProblemException UNAUTHORIZED, with a detail that says what is wrong with the token;
   *     UNAVAILABLE where the keys of an external issuer cannot be had
   */
  public Caller verify(String token) {
    return read(token).caller();
  }

  /** As {@link #verify}, with the claims. */
  public VerifiedToken read(String token) {
    try {
      return believed(token);
    } catch (ProblemException refusal) {
      if (refusal.problem().type() == ProblemType.UNAUTHORIZED) {
        signIns.tell(SignIns.Outcome.TOKEN_REFUSED, "reason", refusal.problem().detail());
      }
      throw refusal;
    }
  }

  private VerifiedToken believed(String token) {
    JWTClaimsSet claims = verifier.verify(token);
    VerifiedToken verified = VerifiedToken.of(token, claims);
    checkRevocation(verified.caller(), claims.getIssueTime().toInstant());
    return settings.external().map(issuer -> known(verified, issuer)).orElse(verified);
  }

  /** From when on a token that was verified is believed no more. */
  Instant endOf(Caller caller) {
    return caller
        .expiresAt()
        .plus(settings.external().map(issuer -> issuer.rules().clockSkew()).orElse(Duration.ZERO));
  }

  /**
   * Whether signing out ended the token of a caller that was verified before.
   *
   * @param since when the caller showed a token for the first time
   */
  public boolean isEnded(Caller caller, Instant since) {
    return isBanned(caller.userId())
        || revocations.isLoginRevoked(caller.loginId())
        || revocations.isUserRevoked(caller.userId(), since);
  }

  /** Whether an admin keeps the user out, as this node knows it. */
  public boolean isBanned(String userId) {
    return bans.known(userId).isPresent();
  }

  void checkRevocation(Caller caller, Instant issuedAt) {
    bans.known(caller.userId())
        .ifPresent(
            ban -> {
              throw refused(ban.sentence());
            });
    if (revocations.isLoginRevoked(caller.loginId())
        || revocations.isUserRevoked(caller.userId(), issuedAt)) {
      throw refused("The token was ended by signing out.");
    }
  }

  /** Under the name that the user has here. */
  private VerifiedToken known(VerifiedToken token, ExternalIssuer issuer) {
    Caller shown = token.caller();
    Seen known = seen.getIfPresent(shown.userId());
    if (known == null || !known.shown.equals(shown)) {
      known = new Seen(shown, externalUsers.usernameOf(shown, issuer.rules().issuer()));
      seen.put(shown.userId(), known);
    }
    return token.of(shown.named(known.username));
  }

  void forget(@Observes LoginEnded ended) {
    seen.invalidate(ended.userId());
  }

  /** Empty where an external issuer signs. */
  public Optional<JWKSet> publicKeys() {
    return Optional.ofNullable(builtIn).map(BuiltInIssuer::publicKeys);
  }

  /** Only where tokens are issued here, which {@link #publicKeys} tells. */
  String sign(Caller caller, Instant now) {
    return builtIn.sign(caller, now);
  }
}
