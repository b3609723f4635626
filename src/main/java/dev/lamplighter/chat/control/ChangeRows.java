package dev.lamplighter.chat.control;

import dev.lamplighter.accounts.entity.AccountDeleted;
import dev.lamplighter.chat.entity.MessageId;
import dev.lamplighter.database.Database;
import dev.lamplighter.database.DatabaseClock;
import dev.lamplighter.database.Sql;
import dev.lamplighter.json.Times;
import dev.lamplighter.problem.ProblemException;
import dev.lamplighter.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;

/** Changes of messages in the database; each method is one transaction. */
@ApplicationScoped
public class ChangeRows {
  private static final long MAX_KINDS = 20;

  @Inject private Database database;
  @Inject private DatabaseClock clock;

  static ProblemException deleted() {
    return ProblemException.of(ProblemType.CONFLICT, "The message was deleted.");
  }

  /** The message's row is locked first, so edits are numbered one after the other. */
  @Transactional
  public void edit(MessageId id, String content, Instant now) {
    try (Sql sql = database.open()) {
      sql.update(
          "UPDATE messages SET edited_at = ?, changed_at = ?"
              + " WHERE conversation_id = ? AND seq = ?",
          now,
          now,
          id.conversationId(),
          id.seq());
      sql.update(
          "INSERT INTO message_edits (conversation_id, seq, version, content, replaced_at)"
              + " SELECT m.conversation_id, m.seq, (SELECT count(*) FROM message_edits e WHERE"
              + " e.conversation_id = m.conversation_id AND e.seq = m.seq), m.content, m.edited_at"
              + " FROM messages m"
              + " WHERE m.conversation_id = ? AND m.seq = ? AND m.deleted_at IS NULL",
          id.conversationId(),
          id.seq());
      sql.update(
          "UPDATE messages SET content = ?"
              + " WHERE conversation_id = ? AND seq = ? AND deleted_at IS NULL",
          content,
          id.conversationId(),
          id.seq());
    }
  }

  @Transactional
  public void delete(MessageId id, Instant now) {
    try (Sql sql = database.open()) {
      sql.update(
          "UPDATE messages SET content = '', deleted_at = ?, changed_at = ?, reacted = FALSE"
              + " WHERE conversation_id = ? AND seq = ?",
          now,
          now,
          id.conversationId(),
          id.seq());
      for (String table : new String[] {"message_edits", "message_reactions"}) {
        sql.update(
            "DELETE FROM " + table + " WHERE conversation_id = ? AND seq = ?",
            id.conversationId(),
            id.seq());
      }
    }
  }

  /** False where it is there already. */
  @Transactional
  public boolean react(MessageId id, String userId, String emoji, Instant now) {
    try (Sql sql = database.open()) {
      sql.update(
          "UPDATE messages SET reacted = TRUE, changed_at = ?"
              + " WHERE conversation_id = ? AND seq = ? AND deleted_at IS NULL",
          now,
          id.conversationId(),
          id.seq());
      long others =
          sql.first(
                  row -> row.getLong(1),
                  "SELECT count(DISTINCT emoji) FROM message_reactions"
                      + " WHERE conversation_id = ? AND seq = ? AND emoji <> ?",
                  id.conversationId(),
                  id.seq(),
                  emoji)
              .orElseThrow();
      if (others >= MAX_KINDS) {
        throw ProblemException.of(
            ProblemType.CONFLICT, "The message has too many kinds of reactions; use one of them.");
      }
      return sql.update(
              "INSERT INTO message_reactions (conversation_id, seq, user_id, emoji, created_at)"
                  + " VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
              id.conversationId(),
              id.seq(),
              userId,
              emoji,
              now)
          == 1;
    }
  }

  /** False where there is none. */
  @Transactional
  public boolean unreact(MessageId id, String userId, String emoji, Instant now) {
    try (Sql sql = database.open()) {
      sql.update(
          "UPDATE messages SET changed_at = ? WHERE conversation_id = ? AND seq = ?",
          now,
          id.conversationId(),
          id.seq());
      return sql.update(
              "DELETE FROM message_reactions"
                  + " WHERE conversation_id = ? AND seq = ? AND user_id = ? AND emoji = ?",
              id.conversationId(),
              id.seq(),
              userId,
              emoji)
          == 1;
    }
  }

  /** Part of the account's deletion: what the user wrote goes, the numbers stay. */
  void erase(@Observes AccountDeleted event) {
    Instant now = Times.cut(clock.instant());
    try (Sql sql = database.open()) {
      sql.update(
          "DELETE FROM message_edits WHERE EXISTS (SELECT 1 FROM messages m WHERE"
              + " m.conversation_id = message_edits.conversation_id AND m.seq = message_edits.seq"
              + " AND m.sender_id = ?)",
          event.userId());
      sql.update(
          "UPDATE messages SET content = '', deleted_at = ?, changed_at = ?, reacted = FALSE"
              + " WHERE sender_id = ?",
          now,
          now,
          event.userId());
      sql.update(
          "UPDATE conversations SET members_version = members_version + 1 WHERE id IN"
              + " (SELECT conversation_id FROM conversation_members WHERE user_id = ?)",
          event.userId());
    }
  }
}
