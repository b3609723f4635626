package dev.lamplighter.chat.entity;

import dev.lamplighter.json.JsonOutput;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;

/**
 * A message as it is now.
 *
 * @param senderId null, like {@code from}, when the account was deleted
 * @param clientId what the sending client calls it, or null
 * @param version raised by each edit, deletion and reaction
 * @param replyTo the seq of an earlier message of the conversation, or null
 */
public record Message(
    long conversationId,
    long seq,
    String senderId,
    String from,
    String content,
    Instant timestamp,
    String clientId,
    Instant editedAt,
    boolean deleted,
    long version,
    Long replyTo,
    List<Reaction> reactions) {

  public MessageId id() {
    return new MessageId(conversationId, seq);
  }

  /**
   * The {@code message} shape; {@code content} and {@code message} are the two older shapes' names.
   */
  public JsonObject toJson() {
    return new JsonOutput()
        .put("message_id", id().text())
        .put("conversation_id", Long.toString(conversationId))
        .put("seq", seq)
        .put("sender_id", senderId)
        .put("from", from)
        .put("content", content)
        .put("message", content)
        .put("timestamp", timestamp)
        .put("client_id", clientId)
        .put("edited_at", editedAt)
        .put("deleted", deleted)
        .put("version", version)
        .put("reply_to", replyTo == null ? null : new MessageId(conversationId, replyTo).text())
        .putList("reactions", reactions, Reaction::toJson)
        .build();
  }

  public Message with(List<Reaction> all) {
    return new Message(
        conversationId,
        seq,
        senderId,
        from,
        content,
        timestamp,
        clientId,
        editedAt,
        deleted,
        version,
        replyTo,
        all);
  }
}
