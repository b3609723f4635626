package dev.lamplighter.accounts.control;

import dev.lamplighter.accounts.entity.Account;
import dev.lamplighter.accounts.entity.Renamed;
import dev.lamplighter.accounts.entity.Usernames;
import dev.lamplighter.database.Repeated;
import dev.lamplighter.identity.Caller;
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
import java.sql.Timestamp;
import java.time.Instant;

/**
 * Accounts of an external issuer's users. The issuer decides who somebody is, and this house what
 * the name is: the issuer's, or one like it where that is taken.
 */
@ApplicationScoped
public class ExternalAccounts {
  @PersistenceContext private EntityManager entities;
  @Inject private Accounts accounts;
  @Inject private Event<Renamed> renamed;

  /**
   * Creates the account, or follows a new name at the issuer.
   *
   * @return the username here
   * @throws ProblemException UNAUTHORIZED where the name is none, or where the account of this id
   *     has a password or another issuer
   */
  @Repeated
  @Transactional
  public String welcome(Caller shown, String issuer) {
    String name = Usernames.local(shown.username());
    Account account = entities.find(Account.class, shown.userId(), LockModeType.PESSIMISTIC_WRITE);
    if (account == null) {
      return created(shown, name, issuer);
    }
    checkBelongs(account, issuer);
    if (!account.isNamedByIssuer(shown.username())) {
      rename(account, name);
    }
    account.follow(issuer, shown.username());
    return account.username();
  }

  /** An account of the time before issuers were remembered is the first one's who comes. */
  private static void checkBelongs(Account account, String issuer) {
    boolean others = account.issuer() != null && !account.issuer().equals(issuer);
    if (others || account.passwordHash() != null) {
      throw ProblemException.of(
          ProblemType.UNAUTHORIZED, "The token's subject is somebody else's account here.");
    }
  }

  private String created(Caller shown, String name, String issuer) {
    String free = free(name, shown.userId());
    int added =
        entities
            .createNativeQuery(
                "INSERT INTO users (id, username, username_key, issuer, issuer_name, admin,"
                    + " display_name, last_seen_audience, created_at)"
                    + " VALUES (?, ?, ?, ?, ?, FALSE, ?, 'everyone', ?) ON CONFLICT DO NOTHING")
            .setParameter(1, shown.userId())
            .setParameter(2, free)
            .setParameter(3, Usernames.key(free))
            .setParameter(4, issuer)
            .setParameter(5, shown.username())
            .setParameter(6, name)
            .setParameter(7, Timestamp.from(Times.cut(Instant.now())))
            .executeUpdate();
    return added == 1 ? free : welcome(shown, issuer); // another request was first
  }

  private void rename(Account account, String name) {
    String free = free(name, account.id());
    if (!free.equals(account.username())) {
      account.rename(free, Usernames.key(free));
      renamed.fire(new Renamed(account.id()));
    }
  }

  private String free(String name, String userId) {
    return Usernames.like(name)
        .filter(candidate -> !accounts.isTaken(Usernames.key(candidate), userId))
        .findFirst()
        .orElseThrow(
            () -> ProblemException.of(ProblemType.CONFLICT, "No name like this one is free."));
  }
}
