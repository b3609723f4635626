package dev.lamplighter.chat.boundary;

import dev.lamplighter.chat.control.Gatherings;
import dev.lamplighter.chat.control.Sending;
import dev.lamplighter.chat.entity.Draft;
import dev.lamplighter.hub.Session;
import dev.lamplighter.json.JsonInput;
import dev.lamplighter.wire.CommandHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.concurrent.CompletionStage;

/**
 * {@code send_message}, in both shapes: {@code {conversation_id, content}} and {@code {to,
 * message}}.
 */
@ApplicationScoped
public class SendMessageCommand implements CommandHandler {
  private static final int MAX_NAME = 255;

  @Inject private Sending sending;
  @Inject private Gatherings gatherings;

  @Override
  public String command() {
    return "send_message";
  }

  @Override
  public JsonObject handle(Session session, JsonInput data) {
    return start(session, data).toCompletableFuture().join();
  }

  @Override
  public CompletionStage<JsonObject> start(Session session, JsonInput data) {
    return sending.send(draft(session, data)).thenApply(sent -> sent.message().toJson());
  }

  private Draft draft(Session session, JsonInput data) {
    if (data.has("conversation_id")) {
      return MessageInput.draft(
          session.caller(), session.id(), MessageInput.conversation(data), data, "content");
    }
    MessageInput.text(data, "message"); // before a conversation is made for it
    String to = data.name("to", 1, MAX_NAME);
    long id = gatherings.direct(session.caller(), to).id();
    return MessageInput.draft(session.caller(), session.id(), id, data, "message");
  }
}
