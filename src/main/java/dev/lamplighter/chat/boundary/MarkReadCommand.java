package dev.lamplighter.chat.boundary;

import dev.lamplighter.chat.control.Receipts;
import dev.lamplighter.hub.Session;
import dev.lamplighter.json.JsonInput;
import dev.lamplighter.wire.CommandHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;

/** {@code mark_read {conversation_id, seq}}. */
@ApplicationScoped
public class MarkReadCommand implements CommandHandler {
  @Inject private Receipts receipts;

  @Override
  public String command() {
    return "mark_read";
  }

  @Override
  public JsonObject handle(Session session, JsonInput data) {
    long id = MessageInput.conversation(data);
    return receipts.read(session.caller(), session.id(), id, MessageInput.seq(data)).build();
  }
}
