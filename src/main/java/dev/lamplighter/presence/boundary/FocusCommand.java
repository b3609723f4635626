package dev.lamplighter.presence.boundary;

import dev.lamplighter.hub.Session;
import dev.lamplighter.json.JsonInput;
import dev.lamplighter.presence.control.Presence;
import dev.lamplighter.wire.CommandHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;

/** {@code focus {focused}}: whether the session's page is in front of its user. */
@ApplicationScoped
public class FocusCommand implements CommandHandler {
  @Inject private Presence presence;

  @Override
  public String command() {
    return "focus";
  }

  /** Leaving a page shows that somebody is there, too, but not at ours. */
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
    presence.turned(session, data.bool("focused"));
    return JsonObject.EMPTY_JSON_OBJECT;
  }
}
