package dev.lamplighter.chat.boundary;

import dev.lamplighter.chat.control.Changes;
import dev.lamplighter.hub.Session;
import dev.lamplighter.json.JsonInput;
import dev.lamplighter.wire.CommandHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;

/** {@code react {message_id, emoji, on?}}. */
@ApplicationScoped
public class ReactCommand implements CommandHandler {
  @Inject private Changes changes;

  @Override
  public String command() {
    return "react";
  }

  @Override
  public JsonObject handle(Session session, JsonInput data) {
    return changes
        .react(
            new Changes.Hand(session.caller(), session.id()),
            MessageInput.message(data),
            MessageInput.emoji(data.string("emoji", 1, 64)),
            !data.has("on") || data.bool("on"))
        .toJson();
  }
}
