package dev.lamplighter.chat.boundary;

import dev.lamplighter.chat.entity.ConversationChannel;
import dev.lamplighter.hub.Session;
import dev.lamplighter.json.JsonInput;
import dev.lamplighter.wire.CommandHandler;
import dev.lamplighter.wire.Subscriptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;

/** {@code join_conversation {conversation_id}}: the same as {@code subscribe} to its channel. */
@ApplicationScoped
public class JoinConversationCommand implements CommandHandler {
  @Inject private Subscriptions subscriptions;

  @Override
  public String command() {
    return "join_conversation";
  }

  @Override
  public JsonObject handle(Session session, JsonInput data) {
    subscriptions.enter(session, ConversationChannel.of(MessageInput.conversation(data)));
    return JsonObject.EMPTY_JSON_OBJECT;
  }
}
