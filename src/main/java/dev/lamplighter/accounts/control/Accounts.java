package dev.lamplighter.accounts.control;

import dev.lamplighter.accounts.control.rules.UsernameRule;
import dev.lamplighter.accounts.entity.Account;
import dev.lamplighter.accounts.entity.AccountDeleted;
import dev.lamplighter.accounts.entity.AccountLeaving;
import dev.lamplighter.accounts.entity.AudienceChanged;
import dev.lamplighter.accounts.entity.Member;
import dev.lamplighter.accounts.entity.Profile;
import dev.lamplighter.accounts.entity.Renamed;
import dev.lamplighter.accounts.entity.Usernames;
import dev.lamplighter.database.Repeated;
import dev.lamplighter.edge.PictureHosts;
import dev.lamplighter.identity.control.Logins;
import dev.lamplighter.json.JsonInput;
import dev.lamplighter.json.Times;
import dev.lamplighter.problem.ProblemException;
import dev.lamplighter.problem.ProblemType;
import jakarta.annotation.PostConstruct;
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
import org.eclipse.microprofile.config.Config;

/** Users come, change and go. */
@ApplicationScoped
public class Accounts {
  @PersistenceContext private EntityManager entities;
  @Inject private Config config;
  @Inject private Logins logins;
  @Inject private Event<AudienceChanged> audienceChanged;
  @Inject private Event<AccountLeaving> accountLeaving;
  @Inject private Event<Renamed> renamed;
  @Inject private Event<AccountDeleted> accountDeleted;
  private PictureHosts pictureHosts;

  @PostConstruct
  void configure() {
    pictureHosts = PictureHosts.of(config);
  }

  @Transactional
  public Optional<Account> byId(String userId) {
    return Optional.ofNullable(entities.find(Account.class, userId));
  }

  @Transactional
  public Optional<Account> byUsername(String username) {
    return entities
        .createQuery("select a from Account a where a.username = :name", Account.class)
        .setParameter("name", username)
        .getResultStream()
        .findFirst();
  }

  /** As typed, or in whatever letters where nobody has it as typed. */
  @Transactional
  public Optional<Account> bySignInName(String username) {
    return byUsername(username)
        .or(
            () ->
                entities
                    .createQuery(
                        "select a from Account a where a.usernameKey = :key", Account.class)
                    .setParameter("key", UsernameRule.key(username))
                    .getResultStream()
                    .findFirst());
  }

  /**
   * @throws ProblemException CONFLICT where the name is taken, in whatever letters
   */
  @Transactional
  public Account register(String username, String passwordHash) {
    String id = UUID.randomUUID().toString();
    String key = UsernameRule.key(username);
    if (isTaken(key, id) || !insert(id, username, key, passwordHash)) {
      throw ProblemException.of(ProblemType.CONFLICT, "This username is taken; choose another.");
    }
    return entities.find(Account.class, id);
  }

  /**
   * Gives somebody another name. Tokens and sessions carry the old one, so they end.
   *
   * @throws ProblemException CONFLICT where the name is taken
   */
  @Transactional
  public Account rename(String userId, String username) {
    Account account = locked(userId);
    String key = Usernames.key(username);
    if (isTaken(key, userId)) {
      throw ProblemException.of(ProblemType.CONFLICT, "This username is taken; choose another.");
    }
    account.rename(username, key);
    entities.flush();
    renamed.fire(new Renamed(userId));
    logins.endAll(userId);
    return account;
  }

  /**
   * By another one's key or name, or by one of the few who have no key until the next start: all
   * indexed.
   */
  @Transactional
  boolean isTaken(String key, String userId) {
    return exists("a.usernameKey = :key", key, userId)
        || exists("a.username = :key", key, userId)
        || exists("a.usernameKey is null and lower(a.username) = :key", key, userId);
  }

  private boolean exists(String condition, String key, String userId) {
    return entities
            .createQuery(
                "select count(a) from Account a where a.id <> :id and " + condition, Long.class)
            .setParameter("id", userId)
            .setParameter("key", key)
            .getSingleResult()
        > 0;
  }

  /**
   * False where the id, the name or the key is there already; two at once do not disturb each
   * other.
   *
   * @param key null where names that differ in case are different names, as an issuer may have it
   */
  private boolean insert(String id, String username, String key, String passwordHash) {
    return entities
            .createNativeQuery(
                "INSERT INTO users (id, username, username_key, password_hash, admin, display_name,"
                    + " last_seen_audience, created_at) VALUES (?, ?, ?, ?, FALSE, ?, 'everyone',"
                    + " ?) ON CONFLICT DO NOTHING")
            .setParameter(1, id)
            .setParameter(2, username)
            .setParameter(3, key)
            .setParameter(4, passwordHash)
            .setParameter(5, username)
            .setParameter(6, Timestamp.from(Times.cut(Instant.now())))
            .executeUpdate()
        == 1;
  }

  /**
   * @throws ProblemException INVALID_REQUEST naming the field
   */
  @Transactional
  public Account change(String userId, JsonInput input) {
    Account account = locked(userId);
    Member before = account.member();
    account.change(Profile.changed(before, input, pictureHosts));
    account.change(account.reach().changed(input));
    Member after = account.member();
    if (!after.lastSeenAudience().equals(before.lastSeenAudience())) {
      audienceChanged.fire(new AudienceChanged(userId, after.lastSeenAudience()));
    }
    return account;
  }

  /**
   * Erases the user; the database's cascades take all rows that are theirs. The user's row is
   * locked last, as everybody does who adds to what a user has.
   */
  @Repeated
  @Transactional
  public void delete(String userId) {
    accountLeaving.fire(new AccountLeaving(userId));
    Account account = locked(userId);
    logins.endAll(userId);
    accountDeleted.fire(new AccountDeleted(userId, account.username()));
    entities.remove(account);
    entities.flush();
  }

  private Account locked(String userId) {
    Account account = entities.find(Account.class, userId, LockModeType.PESSIMISTIC_WRITE);
    if (account == null) {
      throw ProblemException.notFound("user");
    }
    return account;
  }
}
