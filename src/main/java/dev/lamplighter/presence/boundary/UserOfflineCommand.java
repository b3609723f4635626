package dev.lamplighter.presence.boundary;

import dev.lamplighter.hub.Session;
import dev.lamplighter.json.JsonInput;
import dev.lamplighter.presence.control.Presence;
import dev.lamplighter.wire.CommandHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;

/** {@code user_offline}: explicit logout; the socket stays open. */
@ApplicationScoped
public class UserOfflineCommand implements CommandHandler {
  @Inject private Presence presence;

  @Override
  public String command() {
    return "user_offline";
  }

  @Override
  public boolean needsDatabase() {
    return false;
  }

  @Override
  public boolean readsData() {
    return false;
  }

  @Override
  public JsonObject handle(Session session, JsonInput data) {
    presence.signedOff(session.userId());
    return JsonObject.EMPTY_JSON_OBJECT;
  }
}
