package dev.lamplighter.chat.control;

import dev.lamplighter.chat.entity.Message;
import dev.lamplighter.database.Database;
import dev.lamplighter.database.Sql;
import dev.lamplighter.json.PageRequest.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** What was written, for its members. */
@ApplicationScoped
public class History {
  @Inject private Database database;
  @Inject private Standings standings;

  /** A part of a conversation, always in rising order. {@code next} is the seq to go on from. */
  public Page<Message> before(String userId, long conversationId, long seq, int limit) {
    try (Sql sql = database.open()) {
      standings.of(sql, conversationId, userId);
      List<Message> found = new Messages(sql, userId).before(conversationId, seq, limit);
      boolean more = found.size() == limit && found.get(0).seq() > 1;
      return new Page<>(found, more ? Long.toString(found.get(0).seq()) : null);
    }
  }

  /** The other direction. */
  public Page<Message> after(String userId, long conversationId, long seq, int limit) {
    try (Sql sql = database.open()) {
      long last = standings.of(sql, conversationId, userId).lastSeq();
      List<Message> found = new Messages(sql, userId).after(conversationId, seq, limit);
      long end = found.isEmpty() ? last : found.get(found.size() - 1).seq();
      return new Page<>(found, end < last ? Long.toString(end) : null);
    }
  }
}
