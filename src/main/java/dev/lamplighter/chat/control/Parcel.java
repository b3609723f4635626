package dev.lamplighter.chat.control;

import dev.lamplighter.hub.Event;
import java.time.Instant;
import java.util.Set;

/**
 * A message for the sessions of this node.
 *
 * @param members to whom
 * @param sender the session that sent it, or null
 * @param quiet whether none before it can still be on its way
 * @param createdAt where it was read from the database: who came later does not lack it. Null where
 *     it came from its writer.
 */
record Parcel(
    long conversationId,
    long seq,
    Set<String> members,
    Event event,
    String sender,
    boolean quiet,
    Instant createdAt) {

  Parcel without(String sessionId) {
    return new Parcel(conversationId, seq, members, event, sessionId, quiet, createdAt);
  }
}
