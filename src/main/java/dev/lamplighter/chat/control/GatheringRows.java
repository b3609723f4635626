package dev.lamplighter.chat.control;

import dev.lamplighter.accounts.entity.AccountLeaving;
import dev.lamplighter.database.Database;
import dev.lamplighter.database.DatabaseClock;
import dev.lamplighter.database.Sql;
import dev.lamplighter.json.Times;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
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
      "INSERT INTO conversations (direct, title, titled_by, owner_id, low_id, high_id, created_at,"
          + " changed_at, previous_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";

  /** What was there before one joined counts as read. */
  private static final String JOIN =
      "INSERT INTO conversation_members"
          + " (conversation_id, user_id, joined_at,"
          + " read_seq, delivered_seq, shown_read_seq, shown_delivered_seq)"
          + " SELECT c.id, CAST(? AS varchar(255)), CAST(? AS timestamp(3) with time zone),"
          + " c.last_seq, c.last_seq, c.last_seq, c.last_seq FROM conversations c WHERE c.id = ?"
          + " ON CONFLICT DO NOTHING";

  @Inject private Database database;
  @Inject private DatabaseClock clock;

  /** Empty where the two have one. */
  @Transactional
  public Optional<Long> makeDirect(String lowId, String highId) {
    Instant now = now();
    try (Sql sql = database.open()) {
      Optional<Long> id = sql.insert(INSERT, true, null, null, null, lowId, highId, now, now, now);
      id.ifPresent(made -> join(sql, made, new TreeSet<>(List.of(lowId, highId)), now));
      return id;
    }
  }

  @Transactional
  public long makeGroup(String ownerId, String title, Collection<String> userIds) {
    Instant now = now();
    try (Sql sql = database.open()) {
      long id =
          sql.insert(INSERT, false, title, ownerId, ownerId, null, null, now, now, now)
              .orElseThrow();
      join(sql, id, userIds, now);
      return id;
    }
  }

  private static void join(Sql sql, long id, Collection<String> userIds, Instant now) {
    sql.batch(JOIN, userIds.stream().map(userId -> new Object[] {userId, now, id}).toList());
    FrozenReceipts.joined(sql, id, userIds);
  }

  @Transactional
  public void add(long id, Collection<String> userIds) {
    try (Sql sql = database.open()) {
      changeMembers(sql, id);
      join(sql, id, userIds, now());
      sql.update(
          "DELETE FROM group_leavings WHERE conversation_id = ? AND user_id = ANY(?)", id, userIds);
    }
  }

  /** Those among the users who left the group of their own accord. */
  @Transactional
  public List<String> leftOf(long id, Collection<String> userIds) {
    try (Sql sql = database.open()) {
      return sql.query(
          row -> row.getString(1),
          "SELECT user_id FROM group_leavings WHERE conversation_id = ? AND user_id = ANY(?)",
          id,
          userIds);
    }
  }

  /**
   * @param own whether the user leaves, and is not put out
   */
  @Transactional
  public void remove(long id, String userId, boolean own) {
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
      if (own) {
        sql.update(
            "INSERT INTO group_leavings (conversation_id, user_id) VALUES (?, ?)"
                + " ON CONFLICT DO NOTHING",
            id,
            userId);
      }
    }
  }

  private static void changeMembers(Sql sql, long id) {
    sql.update(
        "UPDATE conversations SET members_version = members_version + 1,"
            + " shaped_at = CURRENT_TIMESTAMP WHERE id = ?",
        id);
  }

  @Transactional
  public void rename(long id, String title, String userId) {
    try (Sql sql = database.open()) {
      sql.update(
          "UPDATE conversations SET title = ?, titled_by = ?, shaped_at = CURRENT_TIMESTAMP"
              + " WHERE id = ?",
          title,
          userId,
          id);
    }
  }

  /** Titles are words of who gave them, and go with the account. */
  void untitle(@Observes @Priority(AccountLeaving.CONVERSATIONS) AccountLeaving event) {
    try (Sql sql = database.open()) {
      sql.update(
          "UPDATE conversations SET title = NULL, titled_by = NULL, shaped_at = CURRENT_TIMESTAMP"
              + " WHERE titled_by = ?",
          event.userId());
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
