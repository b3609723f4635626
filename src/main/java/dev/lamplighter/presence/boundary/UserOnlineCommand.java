package dev.lamplighter.presence.boundary;

import dev.lamplighter.hub.Session;
import dev.lamplighter.json.JsonInput;
import dev.lamplighter.presence.control.Presence;
import dev.lamplighter.wire.CommandHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;

/**
 * {@code user_online}: open sessions count again after an explicit logout. Names in it are a hint
 * at most.
 */
@ApplicationScoped
public class UserOnlineCommand implements CommandHandler {
  @Inject private Presence presence;

  @Override
  public String command() {
    return "user_online";
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
    presence.signedOn(session.userId());
    return JsonObject.EMPTY_JSON_OBJECT;
  }
}
