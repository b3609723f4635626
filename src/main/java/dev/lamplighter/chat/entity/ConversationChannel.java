package dev.lamplighter.chat.entity;

import dev.lamplighter.hub.Audience;
import java.util.Set;

/** The channel {@code messages:{conversation_id}}: all that happens in a conversation. */
public final class ConversationChannel {
  public static final String PREFIX = "messages:";

  private ConversationChannel() {}

  public static String of(long conversationId) {
    return PREFIX + conversationId;
  }

  /** All sessions of these users, but those that are confined to something else. */
  public static Audience audience(long conversationId, Set<String> users) {
    return Audience.users(users).about(of(conversationId));
  }
}
