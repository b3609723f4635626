package dev.lamplighter.presence.boundary;

import dev.lamplighter.hub.Session;
import dev.lamplighter.json.JsonInput;
import dev.lamplighter.presence.control.Presence;
import dev.lamplighter.presence.entity.Choice;
import dev.lamplighter.wire.CommandHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;

/** {@code set_status {status, text, expires_at}}, as over REST. */
@ApplicationScoped
public class SetStatusCommand implements CommandHandler {
  @Inject private Presence presence;

  @Override
  public String command() {
    return "set_status";
  }

  @Override
  public JsonObject handle(Session session, JsonInput data) {
    Choice choice = ChoiceInput.read(data);
    presence.choose(session.userId(), choice);
    return choice.toJson();
  }
}
