package dev.lamplighter.accounts.control;

import dev.lamplighter.accounts.entity.Account;
import dev.lamplighter.identity.control.Bans;
import dev.lamplighter.identity.control.Logins;
import dev.lamplighter.identity.control.OwnLogins;
import dev.lamplighter.problem.ProblemException;
import dev.lamplighter.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;

/**
 * What follows from a password that was checked. The account is locked, so that a sign-in with the
 * old password and the change of it come one after the other.
 */
@ApplicationScoped
@Transactional
class AccountPasswords {
  @PersistenceContext private EntityManager entities;
  @Inject private Logins logins;
  @Inject private OwnLogins ownLogins;
  @Inject private Bans bans;

  /**
   * @throws ProblemException UNAUTHORIZED where the password was changed meanwhile, ACCOUNT_BLOCKED
   *     where an admin keeps the user out
   */
  public Logins.Renewed signIn(Account checked, String userAgent) {
    Account account = unchanged(checked);
    bans.refuseBanned(account.id());
    return logins.start(account.id(), userAgent);
  }

  /**
   * Ends the logins but one.
   *
   * @param keptLoginId null for none
   * @throws ProblemException UNAUTHORIZED where the password was changed meanwhile
   */
  public Account choose(Account checked, String hash, String keptLoginId) {
    Account account = unchanged(checked);
    account.choosePassword(hash);
    ownLogins.endOthers(account.id(), keptLoginId);
    return account;
  }

  /** Ends all logins. */
  public void reset(String userId, String hash, Instant goodUntil) {
    locked(userId).resetPassword(hash, goodUntil);
    logins.endAll(userId);
  }

  private Account unchanged(Account checked) {
    Account account = locked(checked.id());
    if (!account.passwordHash().equals(checked.passwordHash())) {
      throw ProblemException.of(
          ProblemType.UNAUTHORIZED, "The password was changed just now; sign in with the new one.");
    }
    return account;
  }

  private Account locked(String userId) {
    Account account = entities.find(Account.class, userId, LockModeType.PESSIMISTIC_WRITE);
    if (account == null) {
      throw ProblemException.notFound("user");
    }
    return account;
  }
}
