package dev.lamplighter.chat.boundary;

import dev.lamplighter.chat.control.Standings;
import dev.lamplighter.chat.control.Typing;
import dev.lamplighter.chat.entity.ConversationChannel;
import dev.lamplighter.hub.Session;
import dev.lamplighter.json.JsonInput;
import dev.lamplighter.problem.ProblemException;
import dev.lamplighter.problem.ProblemType;
import dev.lamplighter.wire.CommandHandler;
import dev.lamplighter.wire.Surplus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;

/** {@code typing {conversation_id, is_typing}}, for who has joined. */
@ApplicationScoped
public class TypingCommand implements CommandHandler {
  @Inject private Typing typing;
  @Inject private Standings standings;

  @Override
  public String command() {
    return "typing";
  }

  @Override
  public Surplus surplus() {
    return Surplus.HANDLED;
  }

  @Override
  public JsonObject handle(Session session, JsonInput data) {
    long id = MessageInput.conversation(data);
    boolean on = data.bool("is_typing");
    if (typing.isSurplus(session, on)) {
      return JsonObject.EMPTY_JSON_OBJECT;
    }
    if (!session.isSubscribed(ConversationChannel.of(id))) {
      standings.of(id, session.userId());
      throw ProblemException.of(
          ProblemType.FORBIDDEN, "Join the conversation before you tell that you type in it.");
    }
    typing.tell(session, id, on);
    return JsonObject.EMPTY_JSON_OBJECT;
  }
}
