package dev.lamplighter.feed.control;

import dev.lamplighter.database.Sql;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who sees nothing of whom, because one of the two blocked the other. */
final class Walls {
  private final Map<String, Set<String>> behind = new HashMap<>();

  /** One statement. */
  static Walls around(Sql sql, Collection<String> userIds) {
    Walls walls = new Walls();
    if (!userIds.isEmpty()) {
      List<String> ids = userIds.stream().distinct().toList();
      sql.query(
          row -> walls.add(row.getString(1), row.getString(2)),
          "SELECT owner_id, other_id FROM relations WHERE kind = 'BLOCKS' AND owner_id = ANY(?)"
              + " UNION ALL"
              + " SELECT owner_id, other_id FROM relations WHERE kind = 'BLOCKS'"
              + " AND other_id = ANY(?)",
          ids,
          ids);
    }
    return walls;
  }

  private boolean add(String one, String other) {
    behind.computeIfAbsent(one, id -> new HashSet<>()).add(other);
    return behind.computeIfAbsent(other, id -> new HashSet<>()).add(one);
  }

  /** Asked only of users around whom these walls were read. */
  Set<String> of(String userId) {
    return Set.copyOf(behind.getOrDefault(userId, Set.of()));
  }

  boolean between(String one, String other) {
    return behind.getOrDefault(one, Set.of()).contains(other);
  }
}
