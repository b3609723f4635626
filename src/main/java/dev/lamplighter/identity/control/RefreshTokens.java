package dev.lamplighter.identity.control;

import dev.lamplighter.identity.entity.Rotation;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Decides what a shown refresh token is worth. Each is good once; the one before stays good until
 * its successor was used, since an answer may get lost and two tabs may refresh at the same time.
 */
final class RefreshTokens {
  private RefreshTokens() {}

  /**
   * @param token what the client shall show next
   * @param next the login's new state, or empty where it stays as it is
   */
  record Renewal(String token, Optional<Rotation> next) {}

  static Rotation first(String token, Instant now) {
    return new Rotation(Secrets.digest(token), null, null, now);
  }

  /**
   * Empty: the token's successor was used, or it never was one.
   *
   * @param sealed makes a token of the successor's random letters, always the same of the same
   */
  static Optional<Renewal> renew(
      Rotation state, String shown, String freshSalt, UnaryOperator<String> sealed, Instant now) {
    String digest = Secrets.digest(shown);
    if (Secrets.same(digest, state.currentHash())) {
      String successor = sealed.apply(Secrets.digest(shown, freshSalt));
      var next = new Rotation(Secrets.digest(successor), digest, freshSalt, now);
      return Optional.of(new Renewal(successor, Optional.of(next)));
    }
    if (Secrets.same(digest, state.previousHash())) {
      String successor = sealed.apply(Secrets.digest(shown, state.salt()));
      return Optional.of(new Renewal(successor, Optional.empty()));
    }
    return Optional.empty();
  }
}
