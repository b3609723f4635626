package dev.lamplighter.chat.boundary;

import dev.lamplighter.chat.control.Changes;
import dev.lamplighter.hub.Session;
import dev.lamplighter.json.JsonInput;
import dev.lamplighter.wire.CommandHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;

/** {@code delete_message {message_id}}. */
@ApplicationScoped
public class DeleteMessageCommand implements CommandHandler {
  @Inject private Changes changes;

  @Override
  public String command() {
    return "delete_message";
  }

  @Override
  public JsonObject handle(Session session, JsonInput data) {
    return changes
        .delete(new Changes.Hand(session.caller(), session.id()), MessageInput.message(data))
        .toJson();
  }
}
