package dev.lamplighter.chat.boundary;

import dev.lamplighter.chat.control.Gatherings;
import dev.lamplighter.chat.control.Typing;
import dev.lamplighter.hub.Session;
import dev.lamplighter.json.JsonInput;
import dev.lamplighter.wire.CommandHandler;
import dev.lamplighter.wire.Surplus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;

/** {@code user_typing {to, isTyping}}: in the direct conversation with that user. */
@ApplicationScoped
public class UserTypingCommand implements CommandHandler {
  @Inject private Typing typing;
  @Inject private Gatherings gatherings;

  @Override
  public String command() {
    return "user_typing";
  }

  @Override
  public Surplus surplus() {
    return Surplus.HANDLED;
  }

  @Override
  public JsonObject handle(Session session, JsonInput data) {
    boolean on = data.bool("isTyping");
    if (typing.isSurplus(session, on)) {
      return JsonObject.EMPTY_JSON_OBJECT;
    }
    gatherings
        .known(session.caller(), data.name("to", 1, 255))
        .ifPresent(id -> typing.tell(session, id, on));
    return JsonObject.EMPTY_JSON_OBJECT;
  }
}
