package dev.lamplighter.chat.boundary;

import dev.lamplighter.chat.control.Changes;
import dev.lamplighter.hub.Session;
import dev.lamplighter.json.JsonInput;
import dev.lamplighter.wire.CommandHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;

/** {@code edit_message {message_id, content}}. */
@ApplicationScoped
public class EditMessageCommand implements CommandHandler {
  @Inject private Changes changes;

  @Override
  public String command() {
    return "edit_message";
  }

  @Override
  public JsonObject handle(Session session, JsonInput data) {
    return changes
        .edit(
            new Changes.Hand(session.caller(), session.id()),
            MessageInput.message(data),
            MessageInput.text(data, "content"))
        .toJson();
  }
}
