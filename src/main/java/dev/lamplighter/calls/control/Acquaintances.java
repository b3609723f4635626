package dev.lamplighter.calls.control;

import dev.lamplighter.database.Database;
import dev.lamplighter.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Who may call whom. */
@ApplicationScoped
public class Acquaintances {
  /** They have a direct conversation, and none of the two blocked the other. */
  private static final String MAY_TALK =
      "SELECT 1 FROM conversations c WHERE c.low_id = ? AND c.high_id = ? AND NOT EXISTS"
          + " (SELECT 1 FROM relations r WHERE r.kind = 'BLOCKS'"
          + " AND ((r.owner_id = c.low_id AND r.other_id = c.high_id)"
          + " OR (r.owner_id = c.high_id AND r.other_id = c.low_id)))";

  @Inject private Database database;

  boolean mayTalk(String one, String other) {
    boolean rises = one.compareTo(other) <= 0;
    try (Sql sql = database.open()) {
      return sql.first(row -> true, MAY_TALK, rises ? one : other, rises ? other : one).isPresent();
    }
  }
}
