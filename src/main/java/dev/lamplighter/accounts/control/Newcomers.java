package dev.lamplighter.accounts.control;

import dev.lamplighter.database.Database;
import dev.lamplighter.database.Sql;
import dev.lamplighter.identity.Caller;
import dev.lamplighter.identity.CallerSeen;
import dev.lamplighter.identity.SignIns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/**
 * Users of an external issuer whom this node has not met since its start. Nearly all of them are
 * known already, and many come at once after a restart, so one plain statement settles those.
 */
@ApplicationScoped
public class Newcomers {
  @Inject private Database database;
  @Inject private Accounts accounts;
  @Inject private SignIns signIns;

  void seen(@Observes CallerSeen event) {
    Caller caller = event.caller();
    if (!isKnown(caller)) {
      accounts.welcome(caller);
      signIns.tell(
          SignIns.Outcome.FIRST_SEEN, "user", caller.userId(), "username", caller.username());
    }
  }

  private boolean isKnown(Caller caller) {
    try (Sql sql = database.open()) {
      return sql.first(
              row -> row.getString(1), "SELECT username FROM users WHERE id = ?", caller.userId())
          .filter(caller.username()::equals)
          .isPresent();
    }
  }
}
