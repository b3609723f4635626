package dev.lamplighter.chat.boundary;

import dev.lamplighter.chat.entity.Draft;
import dev.lamplighter.chat.entity.MessageId;
import dev.lamplighter.identity.Caller;
import dev.lamplighter.json.JsonInput;
import dev.lamplighter.problem.ProblemException;

/** Reads what clients send of messages, the same over REST and sockets. */
final class MessageInput {
  static final int MAX_TEXT = 4000;
  static final int MAX_ID = 64;
  private static final int MAX_CLIENT_ID = 64;

  /** As far as numbers are exact in JavaScript. */
  static final long MAX_SEQ = (1L << 53) - 1;

  private static final int MAX_EMOJI = 16;

  private MessageInput() {}

  /**
   * @param field where the text is
   * @param sessionId or null
   */
  static Draft draft(
      Caller caller, String sessionId, long conversationId, JsonInput input, String field) {
    return new Draft(
        caller.userId(),
        caller.username(),
        conversationId,
        text(input, field),
        input.has("client_id") ? input.name("client_id", 1, MAX_CLIENT_ID) : null,
        replyTo(input, conversationId),
        sessionId);
  }

  /** Kept as it was sent. */
  static String text(JsonInput input, String field) {
    String text = input.string(field, 1, MAX_TEXT);
    if (text.isBlank()) {
      throw ProblemException.invalid(field, "must not be blank");
    }
    return text;
  }

  private static Long replyTo(JsonInput input, long conversationId) {
    if (!input.has("reply_to")) {
      return null;
    }
    MessageId id;
    try {
      id = MessageId.of(input.name("reply_to", 1, MAX_ID));
    } catch (ProblemException unknown) {
      throw noReply();
    }
    if (id.conversationId() != conversationId) {
      throw noReply();
    }
    return id.seq();
  }

  private static ProblemException noReply() {
    return ProblemException.invalid("reply_to", "is no message of this conversation");
  }

  static long conversation(JsonInput input) {
    return MessageId.conversation(input.name("conversation_id", 1, MAX_ID));
  }

  static MessageId message(JsonInput input) {
    return MessageId.of(input.name("message_id", 1, MAX_ID));
  }

  static long seq(JsonInput input) {
    return input.integer("seq", 0, MAX_SEQ);
  }

  static String emoji(String emoji) {
    if (emoji.isBlank() || emoji.codePointCount(0, emoji.length()) > MAX_EMOJI) {
      throw ProblemException.invalid("emoji", "must have 1 to " + MAX_EMOJI + " characters");
    }
    return emoji;
  }
}
