package dev.lamplighter.accounts.control;

import dev.lamplighter.accounts.entity.Account;
import dev.lamplighter.identity.control.Logins;
import dev.lamplighter.problem.ProblemException;
import dev.lamplighter.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Signs users in with the built-in issuer. Blocks for the database and for the password hash. */
@ApplicationScoped
public class SignIn {
  @Inject private Accounts accounts;
  @Inject private Passwords passwords;
  @Inject private LoginAttempts attempts;
  @Inject private Logins logins;

  /** Who has signed in, and the login to hand out tokens for. */
  public record SignedIn(Account account, Logins.Renewed login) {}

  /**
   * @throws ProblemException CONFLICT where the name is taken
   */
  public SignedIn register(String username, String password) {
    return start(accounts.register(username, passwords.hash(password)));
  }

  /**
   * @param address where the try comes from
   * @throws ProblemException UNAUTHORIZED where name or password is wrong; TOO_MANY_REQUESTS after
   *     too many tries
   */
  public SignedIn login(String username, String password, String address) {
    attempts.begin(username, address);
    Optional<Account> account = accounts.byUsername(username);
    if (!passwords.matches(password, account.map(Account::passwordHash).orElse(null))) {
      throw refused("The username or the password is wrong.");
    }
    attempts.succeeded(username, address);
    return start(account.get());
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

  private SignedIn start(Account account) {
    return new SignedIn(account, logins.start(account.id()));
  }

  private static ProblemException refused(String detail) {
    return ProblemException.of(ProblemType.UNAUTHORIZED, detail);
  }
}
