package dev.lamplighter.chat.control;

import dev.lamplighter.database.Sql;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who may be told what some users do without a word: that they type, that they read, that messages
 * reached them. Nobody, while they are invisible; and never one of two of whom one blocked the
 * other.
 */
final class ActivityAudience {
  /** Of the user {@code %s}: whether they want to go unseen now. */
  private static final String INVISIBLE =
      "EXISTS (SELECT 1 FROM user_presence p WHERE p.user_id = %s"
          + " AND p.chosen_status = 'INVISIBLE' AND (p.status_expires_at IS NULL"
          + " OR p.status_expires_at > CURRENT_TIMESTAMP))";

  /** Of a row of {@code conversation_members}: the others may see what the member does. */
  static final String SHOWN =
      "NOT " + String.format(Locale.ROOT, INVISIBLE, "conversation_members.user_id");

  /** Who is invisible is paired with themselves. */
  private static final String APART =
      "SELECT owner_id, other_id FROM relations WHERE kind = 'BLOCKS'"
          + " AND ((owner_id = ANY(?) AND other_id = ANY(?))"
          + " OR (other_id = ANY(?) AND owner_id = ANY(?)))"
          + " UNION ALL SELECT u.id, u.id FROM users u WHERE u.id = ANY(?) AND "
          + String.format(Locale.ROOT, INVISIBLE, "u.id");

  private record Pair(String one, String other) {}

  private final Set<Pair> apart;

  private ActivityAudience(Set<Pair> apart) {
    this.apart = apart;
  }

  /**
   * One statement.
   *
   * @param others who might be told
   */
  static ActivityAudience read(Sql sql, Collection<String> userIds, Collection<String> others) {
    return new ActivityAudience(
        new HashSet<>(
            sql.query(
                row -> new Pair(row.getString(1), row.getString(2)),
                APART,
                userIds,
                others,
                userIds,
                others,
                userIds)));
  }

  static Set<String> read(Sql sql, String userId, Set<String> members) {
    return read(sql, List.of(userId), members).of(userId, members);
  }

  /** The other members who may be told of this user. */
  Set<String> of(String userId, Set<String> members) {
    return apart.contains(new Pair(userId, userId))
        ? Set.of()
        : members.stream()
            .filter(other -> !other.equals(userId))
            .filter(other -> !apart.contains(new Pair(userId, other)))
            .filter(other -> !apart.contains(new Pair(other, userId)))
            .collect(Collectors.toUnmodifiableSet());
  }
}
