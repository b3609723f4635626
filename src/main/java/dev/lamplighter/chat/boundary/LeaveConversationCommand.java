package dev.lamplighter.chat.boundary;

import dev.lamplighter.chat.control.Typing;
import dev.lamplighter.chat.entity.ConversationChannel;
import dev.lamplighter.hub.Session;
import dev.lamplighter.json.JsonInput;
import dev.lamplighter.wire.CommandHandler;
import dev.lamplighter.wire.Subscriptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;

/** {@code leave_conversation {conversation_id}}; leaving what one is not in is no error. */
@ApplicationScoped
public class LeaveConversationCommand implements CommandHandler {
  @Inject private Subscriptions subscriptions;
  @Inject private Typing typing;

  @Override
  public String command() {
    return "leave_conversation";
  }

  @Override
  public boolean needsDatabase() {
    return false;
  }

  @Override
  public JsonObject handle(Session session, JsonInput data) {
    long id = MessageInput.conversation(data);
    subscriptions.leave(session, ConversationChannel.of(id));
    typing.stopped(id, session.userId());
    return JsonObject.EMPTY_JSON_OBJECT;
  }
}
