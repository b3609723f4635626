package dev.lamplighter.accounts.control;

import dev.lamplighter.accounts.control.rules.UsernameRule;
import dev.lamplighter.accounts.entity.FailedLogins;
import dev.lamplighter.database.Sweep;
import dev.lamplighter.json.Times;
import dev.lamplighter.limits.AddressBlock;
import dev.lamplighter.limits.Limits;
import dev.lamplighter.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Counts tries to sign in by name and address, in the database, so that every node slows a guesser
 * down. A try counts before its password is checked: many at once gain nothing.
 */
@ApplicationScoped
public class LoginAttempts implements Sweep {
  @PersistenceContext private EntityManager entities;
  @Inject private Limits limits;

  /**
   * @throws ProblemException TOO_MANY_REQUESTS while the pair has to wait
   */
  @Transactional
  public void begin(String username, String address) {
    if (limits.settings().enabled()) {
      count(pair(username, address), Times.cut(Instant.now()));
    }
  }

  @Transactional
  public void succeeded(String username, String address) {
    entities
        .createQuery("delete from FailedLogins f where f.pair = :pair")
        .setParameter("pair", pair(username, address))
        .executeUpdate();
  }

  private void count(String pair, Instant now) {
    FailedLogins tries = locked(pair, now);
    if (now.isBefore(tries.blockedUntil())) {
      throw ProblemException.tooMany(
          "There were too many failed sign-ins for this name; wait a moment and try again.",
          Duration.between(now, tries.blockedUntil()).plusSeconds(1));
    }
    boolean forgotten = tries.lastAt().plus(SlowDown.FORGOTTEN).isBefore(now);
    int failures = forgotten ? 1 : tries.failures() + 1;
    tries.count(failures, now, now.plus(SlowDown.after(failures)));
  }

  private FailedLogins locked(String pair, Instant now) {
    entities
        .createNativeQuery(
            "INSERT INTO failed_logins (pair, failures, last_at, blocked_until)"
                + " VALUES (?, 0, ?, ?) ON CONFLICT DO NOTHING")
        .setParameter(1, pair)
        .setParameter(2, Timestamp.from(now))
        .setParameter(3, Timestamp.from(now))
        .executeUpdate();
    return entities.find(FailedLogins.class, pair, LockModeType.PESSIMISTIC_WRITE);
  }

  @Override
  @Transactional
  public void sweep(Instant now) {
    entities
        .createQuery("delete from FailedLogins f where f.lastAt < :old")
        .setParameter("old", now.minus(SlowDown.FORGOTTEN))
        .executeUpdate();
  }

  private static String pair(String username, String address) {
    String text = UsernameRule.key(username) + "\n" + AddressBlock.of(address);
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
