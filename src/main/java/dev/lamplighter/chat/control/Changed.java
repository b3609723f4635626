package dev.lamplighter.chat.control;

import dev.lamplighter.chat.entity.Message;
import dev.lamplighter.json.JsonOutput;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Messages that a client has, but as they were before a break.
 *
 * @param byConversation as they are now; null where it is too much to tell
 */
record Changed(Map<Long, List<Message>> byConversation) {
  private static final int MOST = 200;

  /** Characters in one answer, about. */
  private static final int MOST_CHARACTERS = 128 * 1024;

  /** As many have to be looked for, to know whether there are too many. */
  static final int ENOUGH = MOST + 1;

  static Changed of(List<Message> found) {
    int length = found.stream().mapToInt(Changed::length).sum();
    return found.size() > MOST || length > MOST_CHARACTERS
        ? new Changed(null)
        : new Changed(found.stream().collect(Collectors.groupingBy(Message::conversationId)));
  }

  /** Characters that a message takes in an answer, about. */
  static int length(Message message) {
    return 300 + 2 * message.content().length();
  }

  void addTo(JsonOutput answer, long conversationId) {
    if (byConversation == null) {
      answer.put("changed", JsonValue.NULL);
    } else {
      answer.putList(
          "changed", byConversation.getOrDefault(conversationId, List.of()), Message::toJson);
    }
  }
}
