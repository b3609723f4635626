package dev.lamplighter.identity.control;

import dev.lamplighter.database.Sweep;
import dev.lamplighter.identity.Caller;
import dev.lamplighter.identity.LoginEnded;
import dev.lamplighter.identity.entity.Login;
import dev.lamplighter.json.Times;
import dev.lamplighter.problem.ProblemException;
import dev.lamplighter.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Sign-ins: they start, are renewed by refresh tokens, and end. */
@ApplicationScoped
public class Logins implements Sweep {
  /**
   * How much longer sign-outs are remembered than the tokens known of are good: an external issuer
   * may have given a login others that last longer, and clocks differ.
   */
  private static final Duration EXTERNAL_MARGIN = Duration.ofDays(1);

  /** Tokens may be about that were made while the configured lifetime was another one. */
  private static final Duration USUAL_LIFETIME = Duration.ofDays(1);

  private static final Duration MARGIN = Duration.ofMinutes(1);

  @PersistenceContext private EntityManager entities;
  @Inject private TokenSettings settings;
  @Inject private Tokens tokens;
  @Inject private Revocations revocations;
  @Inject private Signatures signatures;
  @Inject private Event<LoginEnded> ended;

  /** Whether users sign in here, and not at an external issuer. */
  public boolean areBuiltIn() {
    return settings.external().isEmpty();
  }

  /**
   * @throws ProblemException NOT_FOUND where they do not
   */
  public void checkBuiltIn() {
    if (!areBuiltIn()) {
      throw ProblemException.of(
          ProblemType.NOT_FOUND, "Users sign in at another issuer; see /api/auth/config.");
    }
  }

  /**
   * A login, started or renewed.
   *
   * @param refreshToken what the browser keeps in its cookie
   * @param lasts how long the cookie is good
   */
  public record Renewed(String userId, String loginId, String refreshToken, Duration lasts) {}

  /** An access token, and how long it is good. */
  public record Access(String token, Duration lasts) {}

  @Transactional
  public Renewed start(String userId, String userAgent) {
    Instant now = Times.cut(Instant.now());
    String id = UUID.randomUUID().toString();
    String secret = sealed(id, Secrets.random());
    Login login =
        new Login(
            id,
            userId,
            userAgent,
            RefreshTokens.first(secret, now),
            now.plus(settings.loginLifetime()));
    entities.persist(login);
    return renewed(login, secret, now);
  }

  /**
   * Empty: the token is no good. Where it was ours and its successor was used, somebody has a copy
   * of it: the login has ended by now. A made-up one ends nothing.
   */
  @Transactional
  public Optional<Renewed> renew(String refreshToken) {
    Instant now = Times.cut(Instant.now());
    Optional<Login> login = find(refreshToken).filter(l -> now.isBefore(l.expiresAt()));
    String secret = secret(refreshToken);
    Optional<RefreshTokens.Renewal> renewal =
        login.flatMap(
            l ->
                RefreshTokens.renew(
                    l.rotation(), secret, Secrets.random(), random -> sealed(l.id(), random), now));
    if (renewal.isEmpty() && login.filter(l -> isSealed(l.id(), secret)).isPresent()) {
      end(login.get());
    }
    renewal.flatMap(RefreshTokens.Renewal::next).ifPresent(next -> login.get().rotate(next));
    return renewal.map(r -> renewed(login.get(), r.token(), now));
  }

  public Access access(String userId, String username, Set<String> roles, String loginId) {
    Instant now = Instant.now();
    var caller = new Caller(userId, username, roles, loginId, now.plus(settings.lifetime()));
    return new Access(tokens.sign(caller, now), settings.lifetime());
  }

  /** Ends the login of a token. */
  @Transactional
  public void end(Caller caller) {
    Login login = entities.find(Login.class, caller.loginId());
    if (login == null) {
      revocations.revokeLogin(caller.loginId(), keepUntil(caller.expiresAt()));
      fireEnded(caller.userId(), caller.loginId());
    } else {
      end(login);
    }
  }

  /** Ends the login of a refresh token and tells whose it was; empty where there is none. */
  @Transactional
  public Optional<String> end(String refreshToken) {
    Optional<Login> login = find(refreshToken).filter(l -> isShown(l, refreshToken));
    login.ifPresent(this::end);
    return login.map(Login::userId);
  }

  /** Ends all of a user's logins, here and at every other place. */
  @Transactional
  public void endAll(String userId) {
    Instant now = Instant.now();
    for (Login login : of(userId)) {
      revocations.revokeLogin(login.id(), keepUntil(now));
      entities.remove(login);
    }
    revocations.revokeUser(userId, now, keepUntil(now));
    ended.fire(new LoginEnded(userId, null));
  }

  /** Inside a transaction. */
  void end(Login login) {
    entities.remove(login);
    revocations.revokeLogin(login.id(), keepUntil(Instant.now()));
    fireEnded(login.userId(), login.id());
  }

  /**
   * @param expires when the token that is known of ends
   */
  private Instant keepUntil(Instant expires) {
    Instant now = Instant.now();
    if (areBuiltIn()) {
      Duration longest = Collections.max(List.of(settings.lifetime(), USUAL_LIFETIME));
      return now.plus(longest).plus(MARGIN);
    }
    return (expires.isAfter(now) ? expires : now).plus(EXTERNAL_MARGIN);
  }

  private void fireEnded(String userId, String loginId) {
    ended.fire(new LoginEnded(userId, loginId));
  }

  private List<Login> of(String userId) {
    return entities
        .createQuery("select l from Login l where l.userId = :user", Login.class)
        .setParameter("user", userId)
        .getResultList();
  }

  /** Locked, so that two tabs that refresh at the same time come one after the other. */
  private Optional<Login> find(String refreshToken) {
    int dot = refreshToken.indexOf('.');
    return dot < 1 || dot > 36
        ? Optional.empty()
        : Optional.ofNullable(
            entities.find(
                Login.class, refreshToken.substring(0, dot), LockModeType.PESSIMISTIC_WRITE));
  }

  /** With a seal that tells a token of ours, long after its hash was forgotten, from a guess. */
  private String sealed(String loginId, String random) {
    return random + "." + signatures.sign("refresh", loginId, random);
  }

  private boolean isSealed(String loginId, String secret) {
    return Secrets.same(secret, sealed(loginId, secret.split("\\.", 2)[0]));
  }

  private static String secret(String refreshToken) {
    return refreshToken.substring(refreshToken.indexOf('.') + 1);
  }

  private static boolean isShown(Login login, String refreshToken) {
    String digest = Secrets.digest(secret(refreshToken));
    return Secrets.same(digest, login.rotation().currentHash())
        || Secrets.same(digest, login.rotation().previousHash());
  }

  private static Renewed renewed(Login login, String secret, Instant now) {
    return new Renewed(
        login.userId(),
        login.id(),
        login.id() + "." + secret,
        Duration.between(now, login.expiresAt()));
  }

  @Override
  @Transactional
  public void sweep(Instant now) {
    entities
        .createQuery("delete from Login l where l.expiresAt < :now")
        .setParameter("now", now)
        .executeUpdate();
  }
}
