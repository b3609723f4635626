package dev.lamplighter.connections.control;

import dev.lamplighter.accounts.entity.Acquaintance;
import dev.lamplighter.database.Database;
import dev.lamplighter.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Set;

/** Accepted connections, for rooms that show some things to these alone. */
@ApplicationScoped
public class ConnectedUsers implements Acquaintance {
  @Inject private Database database;

  @Override
  public Set<String> connectedWith(String userId, Collection<String> others) {
    if (others.isEmpty()) {
      return Set.of();
    }
    try (Sql sql = database.open()) {
      return Set.copyOf(
          sql.query(
              row -> row.getString(1),
              "SELECT high_id FROM connections WHERE low_id = ? AND high_id = ANY(?)"
                  + " AND state = 'ACCEPTED' UNION ALL SELECT low_id FROM connections"
                  + " WHERE high_id = ? AND low_id = ANY(?) AND state = 'ACCEPTED'",
              userId,
              others,
              userId,
              others));
    }
  }
}
