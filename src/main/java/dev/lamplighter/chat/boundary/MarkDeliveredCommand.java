package dev.lamplighter.chat.boundary;

import dev.lamplighter.chat.control.Receipts;
import dev.lamplighter.hub.Session;
import dev.lamplighter.json.JsonInput;
import dev.lamplighter.wire.CommandHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;

/**
 * {@code mark_delivered {conversation_id, seq}}: a client has the messages; nobody need be there.
 */
@ApplicationScoped
public class MarkDeliveredCommand implements CommandHandler {
  @Inject private Receipts receipts;

  @Override
  public String command() {
    return "mark_delivered";
  }

  @Override
  public boolean isActivity() {
    return false;
  }

  @Override
  public JsonObject handle(Session session, JsonInput data) {
    long id = MessageInput.conversation(data);
    return receipts.delivered(session.caller(), id, MessageInput.seq(data)).build();
  }
}
