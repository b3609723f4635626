package dev.lamplighter.accounts.control;

import dev.lamplighter.database.Database;
import dev.lamplighter.database.Sql;
import dev.lamplighter.identity.Caller;
import dev.lamplighter.identity.ExternalUsers;
import dev.lamplighter.identity.SignIns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Users of an external issuer whom this node has not met since its start. Nearly all of them are
 * known already, and many come at once after a restart, so one plain statement settles those.
 */
@ApplicationScoped
public class Newcomers implements ExternalUsers {
  @Inject private Database database;
  @Inject private ExternalAccounts accounts;
  @Inject private SignIns signIns;

  @Override
  public String usernameOf(Caller shown, String issuer) {
    return known(shown, issuer).orElseGet(() -> welcomed(shown, issuer));
  }

  private String welcomed(Caller shown, String issuer) {
    String username = accounts.welcome(shown, issuer);
    signIns.tell(SignIns.Outcome.FIRST_SEEN, "user", shown.userId(), "username", username);
    return username;
  }

  private Optional<String> known(Caller shown, String issuer) {
    try (Sql sql = database.open()) {
      return sql.first(
          row -> row.getString(1),
          "SELECT username FROM users WHERE id = ? AND issuer = ? AND issuer_name = ?"
              + " AND password_hash IS NULL",
          shown.userId(),
          issuer,
          shown.username());
    }
  }
}
