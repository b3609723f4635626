package dev.lamplighter.accounts.control;

import dev.lamplighter.accounts.entity.Account;
import dev.lamplighter.identity.control.Logins;
import dev.lamplighter.problem.ProblemException;
import dev.lamplighter.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;

/** Signs users in with the built-in issuer. Blocks for the database and for the password hash. */
@ApplicationScoped
public class SignIn {
  @Inject private Accounts accounts;
  @Inject private Passwords passwords;
  @Inject private LoginAttempts attempts;
  @Inject private Logins logins;
  @Inject private AccountPasswords accountPasswords;

  /** Who has signed in, and the login to hand out tokens for. */
  public record SignedIn(Account account, Logins.Renewed login) {}

  /** Where somebody signs in, and with what. */
  public record Device(String address, String userAgent) {}

  /**
   * @throws ProblemException CONFLICT where the name is taken
   */
  public SignedIn register(String username, String password, Device device) {
    try (Passwords.Turn turn = passwords.turn()) {
      return start(accounts.register(username, turn.hash(password)), device);
    }
  }

  /**
   * @param chosen the password that shall follow a temporary one, or empty
   * @throws ProblemException UNAUTHORIZED where name or password is wrong; TOO_MANY_REQUESTS after
   *     too many tries; PASSWORD_CHANGE_REQUIRED where the password is a temporary one and none was
   *     chosen; ACCOUNT_BLOCKED where an admin keeps the user out
   */
  public SignedIn login(String username, String password, Optional<String> chosen, Device device) {
    try (Passwords.Turn turn = passwords.turn()) {
      attempts.begin(username, device.address());
      Optional<Account> account = accounts.bySignInName(username);
      if (!turn.matches(password, account.map(Account::passwordHash).orElse(null))) {
        throw refused("The username or the password is wrong.");
      }
      attempts.succeeded(username, device.address());
      return start(withOwnPassword(account.get(), password, chosen, turn), device);
    }
  }

  private Account withOwnPassword(
      Account account, String shown, Optional<String> chosen, Passwords.Turn turn) {
    if (account.temporaryUntil().isEmpty()) {
      if (chosen.isPresent()) {
        throw ProblemException.invalid(
            "new_password", "follows a temporary password only; change yours in the settings");
      }
      return account;
    }
    if (Instant.now().isAfter(account.temporaryUntil().get())) {
      throw refused("The temporary password is too old; ask an admin for another.");
    }
    String password =
        chosen.orElseThrow(
            () ->
                ProblemException.of(
                    ProblemType.PASSWORD_CHANGE_REQUIRED,
                    "Your password is a temporary one. Choose a new one to sign in."));
    if (password.equals(shown)) {
      throw ProblemException.invalid("new_password", "must not be the temporary one");
    }
    return accountPasswords.choose(account, turn.hash(password), null);
  }

  /**
   * @throws ProblemException UNAUTHORIZED where the refresh token is no good
   */
  public SignedIn refresh(String refreshToken) {
    Logins.Renewed login =
        logins
            .renew(refreshToken)
            .orElseThrow(() -> refused("The login has ended; sign in again."));
    return accounts
        .byId(login.userId())
        .map(account -> new SignedIn(account, login))
        .orElseThrow(() -> refused("The account is gone."));
  }

  private SignedIn start(Account account, Device device) {
    return new SignedIn(account, accountPasswords.signIn(account, device.userAgent()));
  }

  private static ProblemException refused(String detail) {
    return ProblemException.of(ProblemType.UNAUTHORIZED, detail);
  }
}
