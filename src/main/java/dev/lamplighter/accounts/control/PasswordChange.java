package dev.lamplighter.accounts.control;

import dev.lamplighter.accounts.entity.Account;
import dev.lamplighter.identity.Caller;
import dev.lamplighter.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/** New passwords: the user's own choice, or a temporary one by an admin. Blocks for the hash. */
@ApplicationScoped
public class PasswordChange {
  private static final Duration TEMPORARY = Duration.ofDays(3);
  private static final int RANDOM_BYTES = 12;
  private static final SecureRandom RANDOM = new SecureRandom();

  @Inject private Accounts accounts;
  @Inject private Passwords passwords;
  @Inject private LoginAttempts attempts;
  @Inject private AccountPasswords accountPasswords;

  /** What a user who was reset signs in with, once, until a time. */
  public record Temporary(String password, Instant until) {}

  /**
   * Ends the user's other logins.
   *
   * @param address where the try comes from: guesses count as failed sign-ins
   * @throws ProblemException INVALID_REQUEST where the old password is wrong; TOO_MANY_REQUESTS
   *     after too many tries
   */
  public void change(Caller caller, String old, String chosen, String address) {
    Account account =
        accounts.byId(caller.userId()).orElseThrow(() -> ProblemException.notFound("user"));
    try (Passwords.Turn turn = passwords.turn()) {
      attempts.begin(account.username(), address);
      if (!turn.matches(old, account.passwordHash())) {
        throw ProblemException.invalid("old", "is not your password");
      }
      attempts.succeeded(account.username(), address);
      accountPasswords.choose(account, turn.hash(chosen), caller.loginId());
    }
  }

  /** Ends all logins of the user, who must choose a password at the next sign-in. */
  public Temporary reset(String userId) {
    byte[] random = new byte[RANDOM_BYTES];
    RANDOM.nextBytes(random);
    String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    Instant until = Instant.now().plus(TEMPORARY);
    accountPasswords.reset(userId, passwords.hash(password), until);
    return new Temporary(password, until);
  }
}
