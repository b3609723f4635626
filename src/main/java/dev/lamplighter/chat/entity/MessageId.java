package dev.lamplighter.chat.entity;

import dev.lamplighter.problem.ProblemException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a message stands. Its text form is opaque to clients. */
public record MessageId(long conversationId, long seq) {
  private static final String NUMBER = "([1-9]\\d{0,17})";
  private static final Pattern CONVERSATION = Pattern.compile(NUMBER);
  private static final Pattern MESSAGE = Pattern.compile(NUMBER + "\\." + NUMBER);

  /**
   * @throws ProblemException NOT_FOUND where it is no id: like one of which nobody knows
   */
  public static MessageId of(String text) {
    Matcher parts = MESSAGE.matcher(text);
    if (!parts.matches()) {
      throw ProblemException.notFound("message");
    }
    return new MessageId(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2)));
  }

  /**
   * Reads the id of a conversation.
   *
   * @throws ProblemException NOT_FOUND where it is no id
   */
  public static long conversation(String text) {
    if (!CONVERSATION.matcher(text).matches()) {
      throw ProblemException.notFound("conversation");
    }
    return Long.parseLong(text);
  }

  public String text() {
    return conversationId + "." + seq;
  }
}
