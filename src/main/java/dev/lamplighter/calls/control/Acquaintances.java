package dev.lamplighter.calls.control;

import dev.lamplighter.database.Database;
import dev.lamplighter.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Who may call whom. */
@ApplicationScoped
public class Acquaintances {
  /** They have a direct conversation, and the caller did not block the other. */
  private static final String MAY_TALK =
      "SELECT 1 FROM conversations c WHERE c.low_id = ? AND c.high_id = ? AND NOT EXISTS"
          + " (SELECT 1 FROM relations r WHERE r.kind = 'BLOCKS'"
          + " AND r.owner_id = ? AND r.other_id = ?)";

  @Inject private Database database;

  boolean mayTalk(String callerId, String otherId) {
    boolean rises = callerId.compareTo(otherId) <= 0;
    String low = rises ? callerId : otherId;
    String high = rises ? otherId : callerId;
    try (Sql sql = database.open()) {
      return sql.first(row -> true, MAY_TALK, low, high, callerId, otherId).isPresent();
    }
  }
}
