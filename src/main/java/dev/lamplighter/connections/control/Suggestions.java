package dev.lamplighter.connections.control;

import dev.lamplighter.accounts.control.Members;
import dev.lamplighter.accounts.entity.Member;
import dev.lamplighter.database.Database;
import dev.lamplighter.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Whom a user may want to know: first who shares most connections, then the newest members. */
@ApplicationScoped
public class Suggestions {
  /** Of a user with more, the latest count. */
  private static final int MAX_OWN = 200;

  private static final String CLOSE =
      "SELECT t.id FROM (SELECT high_id AS id FROM connections"
          + " WHERE low_id = ANY(?) AND state = 'ACCEPTED' UNION ALL SELECT low_id"
          + " FROM connections WHERE high_id = ANY(?) AND state = 'ACCEPTED') t"
          + " GROUP BY t.id ORDER BY count(*) DESC, t.id LIMIT ?";

  private static final String OWN =
      "SELECT CASE WHEN asker_id = ? THEN asked_id ELSE asker_id END AS id, state"
          + " FROM connections WHERE asker_id = ? OR asked_id = ? ORDER BY changed_at DESC, id DESC";

  private static final String BLOCKED =
      "SELECT CASE WHEN owner_id = ? THEN other_id ELSE owner_id END FROM relations"
          + " WHERE kind = 'BLOCKS' AND (owner_id = ? OR other_id = ?)";

  @Inject private Database database;
  @Inject private Members members;

  /** Nobody whom the user knows, has asked or was asked by, and nobody where one blocked. */
  public List<Member> of(String userId, int limit) {
    Set<String> found = new LinkedHashSet<>();
    try (Sql sql = database.open()) {
      Set<String> known = new LinkedHashSet<>(List.of(userId));
      List<String> own = own(sql, userId, known);
      known.addAll(sql.query(row -> row.getString(1), BLOCKED, userId, userId, userId));
      int most = limit + known.size();
      if (!own.isEmpty()) {
        found.addAll(sql.query(row -> row.getString(1), CLOSE, own, own, most));
      }
      found.addAll(
          sql.query(
              row -> row.getString(1),
              "SELECT id FROM users ORDER BY created_at DESC, id LIMIT ?",
              most));
      found.removeAll(known);
    }
    return members.byIds(found.stream().limit(limit).toList());
  }

  private static List<String> own(Sql sql, String userId, Set<String> known) {
    return sql
        .query(
            row -> {
              known.add(row.getString(1));
              return row.getString(2).equals("ACCEPTED") ? row.getString(1) : "";
            },
            OWN,
            userId,
            userId,
            userId)
        .stream()
        .filter(id -> !id.isEmpty())
        .limit(MAX_OWN)
        .toList();
  }
}
