package dev.lamplighter.identity.control;

import dev.lamplighter.identity.entity.Rotation;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides what a shown refresh token is worth. Each is good once; the one before stays good for a
 * moment, since two tabs may refresh at the same time and an answer may get lost. Any other one was
 * used long ago, by the user or by a thief: the login ends.
 */
final class RefreshTokens {
  static final Duration OVERLAP = Duration.ofSeconds(10);

  private RefreshTokens() {}

  /**
   * @param token what the client shall show next
   * @param next the login's new state, or empty where it stays as it is
   */
  record Renewal(String token, Optional<Rotation> next) {}

  static Rotation first(String token, Instant now) {
    return new Rotation(Secrets.digest(token), null, null, now);
  }

  /** Empty: the token was used before, or never was one. */
  static Optional<Renewal> renew(Rotation state, String shown, String freshSalt, Instant now) {
    String digest = Secrets.digest(shown);
    if (Secrets.same(digest, state.currentHash())) {
      String successor = Secrets.digest(shown, freshSalt);
      var next = new Rotation(Secrets.digest(successor), digest, freshSalt, now);
      return Optional.of(new Renewal(successor, Optional.of(next)));
    }
    boolean overlaps = now.isBefore(state.rotatedAt().plus(OVERLAP));
    if (overlaps && Secrets.same(digest, state.previousHash())) {
      return Optional.of(new Renewal(Secrets.digest(shown, state.salt()), Optional.empty()));
    }
    return Optional.empty();
  }
}
