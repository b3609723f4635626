package dev.lamplighter.push.control;

import com.nimbusds.jose.util.Base64URL;
import dev.lamplighter.database.Database;
import dev.lamplighter.database.DatabaseClock;
import dev.lamplighter.database.Sql;
import dev.lamplighter.database.Sweep;
import dev.lamplighter.identity.Caller;
import dev.lamplighter.identity.LoginEnded;
import dev.lamplighter.identity.control.Logins;
import dev.lamplighter.json.Times;
import dev.lamplighter.problem.ProblemException;
import dev.lamplighter.push.entity.Points;
import dev.lamplighter.push.entity.PushSubscription;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Which browsers may be told. Each call blocks for a few statements. */
@ApplicationScoped
public class PushSubscriptions implements Sweep {
  /** A user's oldest goes when there are more. */
  static final int MOST = 10;

  /** What cannot be reached for so long is given up. */
  private static final Duration PATIENCE = Duration.ofDays(14);

  @Inject private Database database;
  @Inject private DatabaseClock clock;
  @Inject private Logins logins;

  /** A browser has one subscription: it is the last user's who signed in there. */
  @Transactional
  public void save(Caller caller, PushSubscription one) {
    try (Sql sql = database.open()) {
      sql.update("DELETE FROM push_subscriptions WHERE id = ?", one.id());
      sql.update(
          "INSERT INTO push_subscriptions"
              + " (id, user_id, login_id, endpoint, p256dh, auth, created_at)"
              + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
          one.id(),
          caller.userId(),
          caller.loginId(),
          one.endpoint().toString(),
          Points.text(one.key()),
          Base64URL.encode(one.auth()).toString(),
          Times.cut(clock.instant()));
      sql.update(
          "DELETE FROM push_subscriptions WHERE user_id = ? AND id NOT IN"
              + " (SELECT id FROM push_subscriptions WHERE user_id = ?"
              + " ORDER BY created_at DESC, id LIMIT "
              + MOST
              + ")",
          caller.userId(),
          caller.userId());
    }
  }

  /**
   * @throws ProblemException NOT_FOUND where the user has no such subscription
   */
  public void remove(String userId, String id) {
    try (Sql sql = database.open()) {
      if (sql.update("DELETE FROM push_subscriptions WHERE id = ? AND user_id = ?", id, userId)
          == 0) {
        throw ProblemException.notFound("subscription");
      }
    }
  }

  List<PushSubscription> of(String userId) {
    try (Sql sql = database.open()) {
      return sql.query(
          PushSubscriptions::read,
          "SELECT id, endpoint, p256dh, auth FROM push_subscriptions WHERE user_id = ?",
          userId);
    }
  }

  private static PushSubscription read(ResultSet row) throws SQLException {
    return new PushSubscription(
        row.getString("id"),
        URI.create(row.getString("endpoint")),
        Points.key(new Base64URL(row.getString("p256dh")).decode()),
        new Base64URL(row.getString("auth")).decode());
  }

  /** The browser's user took it back. */
  void gone(PushSubscription one) {
    try (Sql sql = database.open()) {
      sql.update("DELETE FROM push_subscriptions WHERE id = ?", one.id());
    }
  }

  void delivered(PushSubscription one) {
    try (Sql sql = database.open()) {
      sql.update(
          "UPDATE push_subscriptions SET failing_since = NULL"
              + " WHERE id = ? AND failing_since IS NOT NULL",
          one.id());
    }
  }

  void failed(PushSubscription one) {
    try (Sql sql = database.open()) {
      sql.update(
          "UPDATE push_subscriptions SET failing_since = ?"
              + " WHERE id = ? AND failing_since IS NULL",
          Times.cut(clock.instant()),
          one.id());
    }
  }

  /**
   * In the transaction that ends the login: who signed out is not told there any more. Where tokens
   * do not say which of them are of one login, it may have been any of the user's.
   */
  void ended(@Observes LoginEnded login) {
    try (Sql sql = database.open()) {
      if (login.loginId() == null || Caller.isOfOneToken(login.loginId())) {
        sql.update("DELETE FROM push_subscriptions WHERE user_id = ?", login.userId());
      } else {
        sql.update(
            "DELETE FROM push_subscriptions WHERE user_id = ? AND login_id = ?",
            login.userId(),
            login.loginId());
      }
    }
  }

  @Override
  public void sweep(Instant now) {
    try (Sql sql = database.open()) {
      sql.update("DELETE FROM push_subscriptions WHERE failing_since < ?", now.minus(PATIENCE));
      if (logins.areBuiltIn()) { // those that end by their age do so without a word
        sql.update(
            "DELETE FROM push_subscriptions WHERE NOT EXISTS (SELECT 1 FROM logins l"
                + " WHERE l.id = push_subscriptions.login_id AND l.expires_at > ?)",
            now);
      }
    }
  }
}
