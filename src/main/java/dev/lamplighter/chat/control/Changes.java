package dev.lamplighter.chat.control;

import dev.lamplighter.chat.control.ChangeRows.Change;
import dev.lamplighter.chat.entity.ConversationChannel;
import dev.lamplighter.chat.entity.Message;
import dev.lamplighter.chat.entity.MessageId;
import dev.lamplighter.chat.entity.Reaction;
import dev.lamplighter.chat.entity.Standing;
import dev.lamplighter.cluster.Bus;
import dev.lamplighter.database.Database;
import dev.lamplighter.database.DatabaseClock;
import dev.lamplighter.database.Sql;
import dev.lamplighter.hub.Event;
import dev.lamplighter.identity.Caller;
import dev.lamplighter.json.JsonOutput;
import dev.lamplighter.json.PageRequest;
import dev.lamplighter.json.PageRequest.Page;
import dev.lamplighter.json.Times;
import dev.lamplighter.limits.Limits;
import dev.lamplighter.problem.ProblemException;
import dev.lamplighter.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;

/**
 * What is done to messages that are there. Each is committed before anybody is told; the session
 * that did it has its answer instead. What is asked for twice is done once.
 */
@ApplicationScoped
public class Changes {
  /** What a message said before, and until when. */
  public record Edit(long number, String content, Instant replacedAt) {}

  /** Who changes it, from which session, or null. */
  public record Hand(Caller caller, String sessionId) {}

  /** A message before a change, and who hears of it. */
  private record Seen(Standing standing, Message message) {}

  @FunctionalInterface
  private interface Access {
    Standing of(Sql sql, long conversationId, String userId);
  }

  @Inject private Database database;
  @Inject private DatabaseClock clock;
  @Inject private ChangeRows rows;
  @Inject private Standings standings;
  @Inject private Limits limits;
  @Inject private Bus bus;

  /**
   * @throws ProblemException FORBIDDEN for all but the sender, CONFLICT when it is deleted
   */
  public Message edit(Hand hand, MessageId id, String content) {
    limits.message(hand.caller().userId());
    Seen seen = seen(hand, id, standings::open);
    refuseOthers(hand, seen.message());
    refuseDeleted(seen.message());
    if (seen.message().content().equals(content)) {
      return seen.message();
    }
    Message after = rows.edit(id, content, now());
    tell(hand, seen.standing(), event("message_edited", after));
    return after;
  }

  /** Takes away what it says and said; its place stays. */
  public Message delete(Hand hand, MessageId id) {
    Seen seen = seen(hand, id, standings::of);
    refuseOthers(hand, seen.message());
    if (seen.message().deleted()) {
      return seen.message();
    }
    Change change = rows.delete(id, now());
    if (change.made()) {
      tell(hand, seen.standing(), event("message_deleted", change.after()));
    }
    return change.after();
  }

  private static Event event(String name, Message after) {
    return Event.of(name, after.toJson().toString());
  }

  private void tell(Hand hand, Standing standing, Event event) {
    bus.publish(
        ConversationChannel.audience(standing.id(), standing.members())
            .exceptSession(hand.sessionId()),
        event);
  }

  /**
   * @param on false takes the reaction back
   * @throws ProblemException CONFLICT when the message is deleted or has too many kinds
   */
  public Message react(Hand hand, MessageId id, String emoji, boolean on) {
    String userId = hand.caller().userId();
    Seen seen = seen(hand, id, standings::open);
    refuseDeleted(seen.message());
    if (hasReacted(userId, seen.message(), emoji) == on) {
      return seen.message();
    }
    Change change =
        on ? rows.react(id, userId, emoji, now()) : rows.unreact(id, userId, emoji, now());
    if (change.made()) {
      tell(hand, seen.standing(), reaction(hand.caller(), change.after(), emoji, on));
    }
    return change.after();
  }

  /** They are named first in what they see. */
  private static boolean hasReacted(String userId, Message message, String emoji) {
    return message.reactions().stream()
        .anyMatch(
            reaction -> reaction.emoji().equals(emoji) && reaction.userIds().contains(userId));
  }

  private static Event reaction(Caller caller, Message message, String emoji, boolean on) {
    return Event.of(
        "message_reaction",
        new JsonOutput()
            .put("conversation_id", Long.toString(message.conversationId()))
            .put("message_id", message.id().text())
            .put("seq", message.seq())
            .put("user_id", caller.userId())
            .put("username", caller.username())
            .put("emoji", emoji)
            .put("added", on)
            .put("version", message.version())
            .putList("reactions", message.reactions(), Reaction::toJson)
            .build()
            .toString());
  }

  /** Oldest first. */
  public Page<Edit> edits(Caller caller, MessageId id, PageRequest request) {
    long after = request.after().map(Changes::number).orElse(-1L);
    try (Sql sql = database.open()) {
      standings.of(sql, id.conversationId(), caller.userId());
      find(sql, caller, id);
      List<Edit> found =
          sql.query(
              row ->
                  new Edit(
                      row.getLong("version"),
                      row.getString("content"),
                      Sql.instant(row, "replaced_at")),
              "SELECT version, content, replaced_at FROM message_edits WHERE conversation_id = ?"
                  + " AND seq = ? AND version > ? ORDER BY version LIMIT ?",
              id.conversationId(),
              id.seq(),
              after,
              request.limit() + 1);
      return request.page(found, edit -> Long.toString(edit.number()));
    }
  }

  private static long number(String cursor) {
    if (!cursor.matches("\\d{1,9}")) {
      throw PageRequest.badCursor();
    }
    return Long.parseLong(cursor);
  }

  /** Holds no connection: changing takes one, and who waits for a second locks the pool. */
  private Seen seen(Hand hand, MessageId id, Access access) {
    try (Sql sql = database.open()) {
      Standing standing = access.of(sql, id.conversationId(), hand.caller().userId());
      return new Seen(standing, find(sql, hand.caller(), id));
    }
  }

  private static void refuseOthers(Hand hand, Message message) {
    if (!hand.caller().userId().equals(message.senderId())) {
      throw ProblemException.of(ProblemType.FORBIDDEN, "You can change only your own messages.");
    }
  }

  private static void refuseDeleted(Message message) {
    if (message.deleted()) {
      throw ChangeRows.deleted();
    }
  }

  private static Message find(Sql sql, Caller caller, MessageId id) {
    return new Messages(sql, caller.userId())
        .at(id)
        .orElseThrow(() -> ProblemException.notFound("message"));
  }

  private Instant now() {
    return Times.cut(clock.instant());
  }
}
