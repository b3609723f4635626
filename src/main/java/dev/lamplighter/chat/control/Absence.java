package dev.lamplighter.chat.control;

import dev.lamplighter.chat.entity.Message;
import dev.lamplighter.chat.entity.MessageId;
import dev.lamplighter.database.Database;
import dev.lamplighter.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** What came to a user's conversations while a client of theirs was away. */
@ApplicationScoped
public class Absence {
  /**
   * @param from the last seq before the time, or before the user joined
   */
  public record Part(long conversationId, long from, long lastSeq, Instant changedAt) {}

  static final String PARTS =
      "SELECT c.id, c.last_seq, c.changed_at, (SELECT min(x.seq) FROM messages x"
          + " WHERE x.conversation_id = c.id AND x.seq > c.last_seq - ? AND x.created_at >"
          + " GREATEST(CAST(? AS timestamp(3) with time zone), m.joined_at)) AS first"
          + " FROM conversation_members m JOIN conversations c ON c.id = m.conversation_id"
          + " WHERE m.user_id = ? AND c.changed_at > ? ORDER BY c.id LIMIT ?";

  @Inject private Database database;

  /**
   * The conversations that changed.
   *
   * @param most of a conversation that more messages came to, only so many and one
   */
  public List<Part> since(String userId, Instant since, int most) {
    try (Sql sql = database.open()) {
      return sql.query(Absence::part, PARTS, most + 1, since, userId, since, most + 1);
    }
  }

  private static Part part(ResultSet row) throws SQLException {
    Long first = Sql.number(row, "first");
    long last = row.getLong("last_seq");
    return new Part(
        row.getLong("id"), first == null ? last : first - 1, last, Sql.instant(row, "changed_at"));
  }

  /** All messages after these, a conversation's in order. */
  public List<Message> after(String userId, Collection<MessageId> places) {
    try (Sql sql = database.open()) {
      return new Messages(sql, userId).afterEach(places);
    }
  }
}
