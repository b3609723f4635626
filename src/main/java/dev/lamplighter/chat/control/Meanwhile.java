package dev.lamplighter.chat.control;

import dev.lamplighter.chat.entity.Message;
import dev.lamplighter.database.Database;
import dev.lamplighter.database.Sql;
import dev.lamplighter.hub.Event;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What changed of a user's conversations after a time, as events that tell how it is now. */
@ApplicationScoped
public class Meanwhile {
  static final String LEFT =
      "SELECT l.conversation_id FROM conversation_leavers l WHERE l.user_id = ? AND l.left_at > ?"
          + " AND NOT EXISTS (SELECT 1 FROM conversation_members m"
          + " WHERE m.conversation_id = l.conversation_id AND m.user_id = l.user_id) LIMIT ?";
  static final String SHAPED =
      "SELECT c.id, c.direct, c.title, c.members_version FROM conversation_members m"
          + " JOIN conversations c ON c.id = m.conversation_id"
          + " WHERE m.user_id = ? AND (c.shaped_at > ? OR m.joined_at > ?) LIMIT ?";

  /** In larger conversations nobody hears of others' cursors. */
  private static final int TICKS = 100;

  /** Own cursors, and the others' as they are shown. */
  static final String READ =
      "SELECT r.conversation_id, r.user_id, u.username,"
          + " CASE WHEN r.user_id = m.user_id THEN r.read_seq ELSE r.shown_read_seq END"
          + " FROM conversation_members m"
          + " JOIN conversation_members r ON r.conversation_id = m.conversation_id"
          + " AND r.read_at > ? JOIN users u ON u.id = r.user_id"
          + " WHERE m.user_id = ? AND (r.user_id = m.user_id OR r.shown_read_at > ?"
          + " AND NOT EXISTS (SELECT 1 FROM frozen_receipts f"
          + " WHERE f.conversation_id = r.conversation_id AND f.viewer_id = m.user_id"
          + " AND f.reader_id = r.user_id) AND NOT EXISTS"
          + " (SELECT 1 FROM conversation_members x WHERE x.conversation_id = r.conversation_id"
          + " OFFSET "
          + TICKS
          + " ROWS)) LIMIT ?";

  static final String CHANGED =
      Messages.columns()
          + "JOIN conversation_members n ON n.conversation_id = m.conversation_id"
          + " WHERE n.user_id = ? AND m.changed_at > ? ORDER BY m.conversation_id, m.seq LIMIT ?";

  @Inject private Database database;

  /**
   * Messages that were edited, deleted or reacted to have their place.
   *
   * @param most of each kind
   */
  public List<Event> since(String userId, Instant time, int most) {
    try (Sql sql = database.open()) {
      List<Event> events = new ArrayList<>();
      events.addAll(
          sql.query(row -> GatheringNews.leftEvent(row.getLong(1)), LEFT, userId, time, most));
      events.addAll(sql.query(GatheringNews::changedEvent, SHAPED, userId, time, time, most));
      new Messages(sql, userId)
          .find(CHANGED, userId, time, most)
          .forEach(m -> events.add(event(m)));
      events.addAll(
          sql.query(
              row ->
                  Receipts.event(
                      "message_read",
                      new Receipts.Delivery(row.getLong(1), row.getString(2)),
                      row.getString(3),
                      row.getLong(4)),
              READ,
              time,
              userId,
              time,
              most));
      return events;
    }
  }

  private static Event event(Message message) {
    String name = message.deleted() ? "message_deleted" : "message_edited";
    return Event.of(name, message.toJson().toString())
        .at(Long.toString(message.conversationId()), message.seq());
  }
}
