package dev.lamplighter.chat.control;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.lamplighter.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who is in which conversation. Kept in memory with the version that the conversation had; whoever
 * asks has just read the version, so what is told is current.
 */
@ApplicationScoped
public class Roll {
  private static final long MAX_MEMBERS = 2_000_000;

  private record Members(long version, Set<String> ids) {}

  private final Cache<Long, Members> known =
      Caffeine.newBuilder()
          .maximumWeight(MAX_MEMBERS)
          .weigher((Long id, Members members) -> 4 + members.ids().size())
          .build();

  /** From memory alone; empty where that version is not there. */
  Optional<Set<String>> known(long conversationId, long version) {
    return Optional.ofNullable(known.getIfPresent(conversationId))
        .filter(members -> members.version() == version)
        .map(Members::ids);
  }

  Set<String> of(Sql sql, long conversationId, long version) {
    return of(sql, Map.of(conversationId, version)).get(conversationId);
  }

  /**
   * One statement at most.
   *
   * @param versions of each conversation its present {@code members_version}
   */
  Map<Long, Set<String>> of(Sql sql, Map<Long, Long> versions) {
    Map<Long, Set<String>> found = new HashMap<>();
    List<Long> unknown = new ArrayList<>();
    versions.forEach(
        (id, version) -> {
          Members members = known.getIfPresent(id);
          if (members != null && members.version() == version) {
            found.put(id, members.ids());
          } else {
            unknown.add(id);
          }
        });
    if (!unknown.isEmpty()) {
      load(sql, unknown)
          .forEach(
              (id, members) -> {
                known.put(id, new Members(versions.get(id), members));
                found.put(id, members);
              });
    }
    return found;
  }

  private static Map<Long, Set<String>> load(Sql sql, List<Long> ids) {
    Map<Long, Set<String>> loaded = new HashMap<>();
    ids.forEach(id -> loaded.put(id, new HashSet<>()));
    sql.query(
        row -> loaded.get(row.getLong(1)).add(row.getString(2)),
        "SELECT conversation_id, user_id FROM conversation_members WHERE conversation_id = ANY(?)",
        ids);
    loaded.replaceAll((id, members) -> Set.copyOf(members));
    return loaded;
  }
}
