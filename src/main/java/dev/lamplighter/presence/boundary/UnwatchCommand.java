package dev.lamplighter.presence.boundary;

import dev.lamplighter.hub.Session;
import dev.lamplighter.json.JsonInput;
import dev.lamplighter.presence.control.Presence;
import dev.lamplighter.wire.CommandHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;

/** {@code unwatch {usernames}}. */
@ApplicationScoped
public class UnwatchCommand implements CommandHandler {
  @Inject private Presence presence;

  @Override
  public String command() {
    return "unwatch";
  }

  @Override
  public boolean isActivity() {
    return false;
  }

  @Override
  public boolean needsDatabase() {
    return false;
  }

  @Override
  public JsonObject handle(Session session, JsonInput data) {
    presence.unwatch(session, data.names("usernames", Presence.MAX_WATCHED, Presence.MAX_NAME));
    return JsonObject.EMPTY_JSON_OBJECT;
  }
}
