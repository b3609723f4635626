package dev.lamplighter.accounts.control;

import dev.lamplighter.accounts.entity.Account;
import dev.lamplighter.accounts.entity.AccountDeleted;
import dev.lamplighter.accounts.entity.AudienceChanged;
import dev.lamplighter.accounts.entity.Member;
import dev.lamplighter.accounts.entity.Profile;
import dev.lamplighter.accounts.entity.Renamed;
import dev.lamplighter.identity.Caller;
import dev.lamplighter.identity.control.Logins;
import dev.lamplighter.json.JsonInput;
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
import java.util.Optional;
import java.util.UUID;

/** Users come, change and go. */
@ApplicationScoped
public class Accounts {
  @PersistenceContext private EntityManager entities;
  @Inject private Logins logins;
  @Inject private Event<AudienceChanged> audienceChanged;
  @Inject private Event<Renamed> renamed;
  @Inject private Event<AccountDeleted> accountDeleted;

  public Optional<Account> byId(String userId) {
    return Optional.ofNullable(entities.find(Account.class, userId));
  }

  public Optional<Account> byUsername(String username) {
    return entities
        .createQuery("select a from Account a where a.username = :name", Account.class)
        .setParameter("name", username)
        .getResultStream()
        .findFirst();
  }

  /**
   * @throws ProblemException CONFLICT where the name is taken, in whatever letters
   */
  @Transactional
  public Account register(String username, String passwordHash) {
    boolean taken =
        entities
                .createQuery(
                    "select count(a) from Account a where lower(a.username) = lower(:name)",
                    Long.class)
                .setParameter("name", username)
                .getSingleResult()
            > 0;
    String id = UUID.randomUUID().toString();
    if (taken || !insert(id, username, passwordHash)) {
      throw ProblemException.of(ProblemType.CONFLICT, "This username is taken; choose another.");
    }
    return entities.find(Account.class, id);
  }

  /**
   * Creates the user of an external issuer, or follows a new name.
   *
   * @throws ProblemException CONFLICT where the name is another user's
   */
  @Transactional
  public void welcome(Caller caller) {
    Account account = entities.find(Account.class, caller.userId());
    boolean fits = account != null && account.username().equals(caller.username());
    if (!fits && !(account == null ? insert(caller) : rename(account, caller.username()))) {
      throw ProblemException.of(
          ProblemType.CONFLICT, "The token's username belongs to another user here.");
    }
  }

  private boolean insert(Caller caller) {
    return insert(caller.userId(), caller.username(), null)
        || entities.find(Account.class, caller.userId()) != null;
  }

  private boolean rename(Account account, String username) {
    if (byUsername(username).isPresent()) {
      return false;
    }
    account.rename(username);
    renamed.fire(new Renamed(account.id()));
    return true;
  }

  /** False where the id or the name is there already; two at once do not disturb each other. */
  private boolean insert(String id, String username, String passwordHash) {
    return entities
            .createNativeQuery(
                "INSERT INTO users (id, username, password_hash, admin, display_name,"
                    + " last_seen_audience, created_at) VALUES (?, ?, ?, FALSE, ?, 'everyone', ?)"
                    + " ON CONFLICT DO NOTHING")
            .setParameter(1, id)
            .setParameter(2, username)
            .setParameter(3, passwordHash)
            .setParameter(4, username)
            .setParameter(5, Timestamp.from(Times.cut(Instant.now())))
            .executeUpdate()
        == 1;
  }

  /**
   * @throws ProblemException INVALID_REQUEST naming the field
   */
  @Transactional
  public Member change(String userId, JsonInput input) {
    Account account = locked(userId);
    Member before = account.member();
    account.change(Profile.changed(before, input));
    Member after = account.member();
    if (!after.lastSeenAudience().equals(before.lastSeenAudience())) {
      audienceChanged.fire(new AudienceChanged(userId, after.lastSeenAudience()));
    }
    return after;
  }

  /** Erases the user; the database's cascades take all rows that are theirs. */
  @Transactional
  public void delete(String userId) {
    Account account = locked(userId);
    logins.endAll(userId);
    entities.remove(account);
    accountDeleted.fire(new AccountDeleted(userId, account.username()));
  }

  private Account locked(String userId) {
    Account account = entities.find(Account.class, userId, LockModeType.PESSIMISTIC_WRITE);
    if (account == null) {
      throw ProblemException.notFound("user");
    }
    return account;
  }
}
