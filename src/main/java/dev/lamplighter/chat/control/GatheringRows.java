package dev.lamplighter.chat.control;

import dev.lamplighter.database.Database;
import dev.lamplighter.database.DatabaseClock;
import dev.lamplighter.database.Sql;
import dev.lamplighter.json.Times;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Conversations and their members in the database; each method is one transaction. Whoever changes
 * members changes {@code members_version} first, which locks the conversation.
 */
@ApplicationScoped
public class GatheringRows {
  private static final String INSERT =
      "INSERT INTO conversations"
          + " (direct, title, owner_id, low_id, high_id, created_at, changed_at, previous_at)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";

  /** What was there before one joined counts as read. */
  private static final String JOIN =
      "INSERT INTO conversation_members"
          + " (conversation_id, user_id, joined_at, read_seq, delivered_seq)"
          + " SELECT c.id, CAST(? AS varchar(255)), CAST(? AS timestamp(3) with time zone),"
          + " c.last_seq, c.last_seq FROM conversations c WHERE c.id = ?"
          + " ON CONFLICT DO NOTHING";

  @Inject private Database database;
  @Inject private DatabaseClock clock;

  /** Empty where the two have one. */
  @Transactional
  public Optional<Long> makeDirect(String lowId, String highId) {
    Instant now = now();
    try (Sql sql = database.open()) {
      Optional<Long> id = sql.insert(INSERT, true, null, null, lowId, highId, now, now, now);
      id.ifPresent(made -> join(sql, made, new TreeSet<>(List.of(lowId, highId)), now));
      return id;
    }
  }

  @Transactional
  public long makeGroup(String ownerId, String title, Collection<String> userIds) {
    Instant now = now();
    try (Sql sql = database.open()) {
      long id = sql.insert(INSERT, false, title, ownerId, null, null, now, now, now).orElseThrow();
      join(sql, id, userIds, now);
      return id;
    }
  }

  private static void join(Sql sql, long id, Collection<String> userIds, Instant now) {
    sql.batch(JOIN, userIds.stream().map(userId -> new Object[] {userId, now, id}).toList());
  }

  @Transactional
  public void add(long id, Collection<String> userIds) {
    try (Sql sql = database.open()) {
      changeMembers(sql, id);
      join(sql, id, userIds, now());
    }
  }

  @Transactional
  public void remove(long id, String userId) {
    try (Sql sql = database.open()) {
      changeMembers(sql, id);
      sql.update(
          "DELETE FROM conversation_members WHERE conversation_id = ? AND user_id = ?", id, userId);
      sql.update(
          "DELETE FROM conversation_leavers WHERE conversation_id = ? AND user_id = ?", id, userId);
      sql.update(
          "INSERT INTO conversation_leavers (conversation_id, user_id, left_at)"
              + " VALUES (?, ?, CURRENT_TIMESTAMP) ON CONFLICT DO NOTHING",
          id,
          userId);
    }
  }

  private static void changeMembers(Sql sql, long id) {
    sql.update(
        "UPDATE conversations SET members_version = members_version + 1,"
            + " shaped_at = CURRENT_TIMESTAMP WHERE id = ?",
        id);
  }

  @Transactional
  public void rename(long id, String title) {
    try (Sql sql = database.open()) {
      sql.update(
          "UPDATE conversations SET title = ?, shaped_at = CURRENT_TIMESTAMP WHERE id = ?",
          title,
          id);
    }
  }

  @Transactional
  public void mute(long id, String userId, boolean muted) {
    try (Sql sql = database.open()) {
      sql.update(
          "UPDATE conversation_members SET muted = ? WHERE conversation_id = ? AND user_id = ?",
          muted,
          id,
          userId);
    }
  }

  private Instant now() {
    return Times.cut(clock.instant());
  }
}
