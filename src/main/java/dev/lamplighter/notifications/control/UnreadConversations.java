package dev.lamplighter.notifications.control;

import dev.lamplighter.chat.entity.ConversationRead;
import dev.lamplighter.database.Database;
import dev.lamplighter.database.Sql;
import dev.lamplighter.notifications.entity.NotificationDraft;
import dev.lamplighter.notifications.entity.NotificationType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Who is to be told of messages; one statement for however many conversations. */
@ApplicationScoped
public class UnreadConversations {
  static final int MOST = 2000;

  /**
   * Members who have not read the last message, did not write it, were not told yet and want to be:
   * everyone of them is told, or would be found again and again.
   */
  static final String WAITING =
      "SELECT m.user_id, m.conversation_id, c.direct, c.title, x.sender_id"
          + " FROM conversations c"
          + " JOIN messages x ON x.conversation_id = c.id AND x.seq = c.last_seq"
          + " JOIN conversation_members m ON m.conversation_id = c.id"
          + " WHERE c.id = ANY(?) AND x.sender_id IS NOT NULL AND m.user_id <> x.sender_id"
          + " AND NOT m.muted AND m.read_seq < c.last_seq"
          + " AND NOT EXISTS (SELECT 1 FROM notifications n WHERE n.user_id = m.user_id"
          + " AND n.type = 'MESSAGE' AND n.subject = CAST(c.id AS varchar(20)) AND n.unread)"
          + " AND NOT EXISTS (SELECT 1 FROM notification_mutes q WHERE q.user_id = m.user_id"
          + " AND q.type = 'MESSAGE')"
          + " AND NOT EXISTS (SELECT 1 FROM relations r WHERE r.owner_id = m.user_id"
          + " AND r.kind = 'BLOCKS' AND r.other_id = x.sender_id)"
          + " ORDER BY m.conversation_id, m.user_id LIMIT "
          + MOST;

  private static final String TOLD =
      "SELECT user_id, subject FROM notifications"
          + " WHERE user_id = ANY(?) AND unread AND type = 'MESSAGE'";

  @Inject private Database database;

  List<NotificationDraft> of(Set<Long> conversations) {
    if (conversations.isEmpty()) {
      return List.of();
    }
    try (Sql sql = database.open()) {
      return sql.query(UnreadConversations::draft, WAITING, conversations);
    }
  }

  private static NotificationDraft draft(ResultSet row) throws SQLException {
    String title = row.getString("title");
    String text =
        row.getBoolean("direct")
            ? "sent you a message"
            : title == null ? "wrote in your group" : "wrote in " + title;
    return NotificationDraft.of(
        row.getString("user_id"),
        NotificationType.MESSAGE,
        row.getString("sender_id"),
        Long.toString(row.getLong("conversation_id")),
        text);
  }

  /** Those of which the reader was told. */
  Set<ConversationRead> toldOf(Set<ConversationRead> read) {
    if (read.isEmpty()) {
      return Set.of();
    }
    try (Sql sql = database.open()) {
      Set<ConversationRead> told =
          new HashSet<>(
              sql.query(
                  row -> new ConversationRead(row.getString(1), Long.parseLong(row.getString(2))),
                  TOLD,
                  read.stream().map(ConversationRead::userId).distinct().toList()));
      told.retainAll(read);
      return told;
    }
  }
}
