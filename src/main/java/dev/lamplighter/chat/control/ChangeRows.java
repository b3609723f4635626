package dev.lamplighter.chat.control;

import dev.lamplighter.accounts.entity.AccountDeleted;
import dev.lamplighter.chat.entity.Message;
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

  /**
   * The message as it is then, read before the commit: so no two changes tell of one version.
   *
   * @param made false where there was nothing to change
   */
  record Change(Message after, boolean made) {}

  static ProblemException deleted() {
    return ProblemException.of(ProblemType.CONFLICT, "The message was deleted.");
  }

  @Transactional
  public Message edit(MessageId id, String content, Instant now) {
    try (Sql sql = database.open()) {
      lock(sql, id, now);
      sql.update(
          "INSERT INTO message_edits (conversation_id, seq, version, content, replaced_at)"
              + " SELECT m.conversation_id, m.seq, COALESCE((SELECT max(e.version) FROM"
              + " message_edits e WHERE e.conversation_id = m.conversation_id AND e.seq = m.seq),"
              + " -1) + 1, m.content, m.changed_at FROM messages m"
              + " WHERE m.conversation_id = ? AND m.seq = ?",
          id.conversationId(),
          id.seq());
      sql.update(
          "UPDATE messages SET content = ?, edited_at = ? WHERE conversation_id = ? AND seq = ?",
          content,
          now,
          id.conversationId(),
          id.seq());
      return find(sql, "", id);
    }
  }

  /**
   * First of all, so changes of one message come one after the other, numbered.
   *
   * @throws ProblemException CONFLICT when it was deleted meanwhile
   */
  private static void lock(Sql sql, MessageId id, Instant now) {
    int rows =
        sql.update(
            "UPDATE messages SET version = version + 1, changed_at = ?"
                + " WHERE conversation_id = ? AND seq = ? AND deleted_at IS NULL",
            now,
            id.conversationId(),
            id.seq());
    if (rows == 0) {
      throw deleted();
    }
  }

  private static Message find(Sql sql, String viewerId, MessageId id) {
    return new Messages(sql, viewerId).at(id).orElseThrow();
  }

  @Transactional
  public Change delete(MessageId id, Instant now) {
    try (Sql sql = database.open()) {
      int rows =
          sql.update(
              "UPDATE messages SET content = '', deleted_at = ?, changed_at = ?, reacted = FALSE,"
                  + " version = version + 1"
                  + " WHERE conversation_id = ? AND seq = ? AND deleted_at IS NULL",
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
      return new Change(find(sql, "", id), rows == 1);
    }
  }

  @Transactional
  public Change react(MessageId id, String userId, String emoji, Instant now) {
    try (Sql sql = database.open()) {
      lock(sql, id, now);
      refuseTooMany(sql, id, emoji);
      sql.update(
          "UPDATE messages SET reacted = TRUE WHERE conversation_id = ? AND seq = ?",
          id.conversationId(),
          id.seq());
      int rows =
          sql.update(
              "INSERT INTO message_reactions (conversation_id, seq, user_id, emoji, created_at)"
                  + " VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
              id.conversationId(),
              id.seq(),
              userId,
              emoji,
              now);
      return new Change(find(sql, userId, id), rows == 1);
    }
  }

  private static void refuseTooMany(Sql sql, MessageId id, String emoji) {
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
  }

  @Transactional
  public Change unreact(MessageId id, String userId, String emoji, Instant now) {
    try (Sql sql = database.open()) {
      lock(sql, id, now);
      int rows =
          sql.update(
              "DELETE FROM message_reactions"
                  + " WHERE conversation_id = ? AND seq = ? AND user_id = ? AND emoji = ?",
              id.conversationId(),
              id.seq(),
              userId,
              emoji);
      return new Change(find(sql, userId, id), rows == 1);
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
          "UPDATE messages SET content = '', deleted_at = ?, changed_at = ?, reacted = FALSE,"
              + " version = version + 1 WHERE sender_id = ?",
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
