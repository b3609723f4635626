package dev.lamplighter.chat.entity;

import java.time.Instant;
import java.util.List;

/**
 * A message on its way to the database.
 *
 * @param clientId what makes a repeat known as one, or null
 * @param replyTo a seq, or null
 * @param sessionId the session that sent it, or null
 */
public record Draft(
    String senderId,
    String from,
    long conversationId,
    String content,
    String clientId,
    Long replyTo,
    String sessionId) {

  public Message at(long seq, Instant now) {
    return new Message(
        conversationId,
        seq,
        senderId,
        from,
        content,
        now,
        clientId,
        null,
        false,
        0,
        replyTo,
        List.of());
  }
}
