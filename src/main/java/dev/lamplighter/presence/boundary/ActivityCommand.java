package dev.lamplighter.presence.boundary;

import dev.lamplighter.hub.Session;
import dev.lamplighter.json.JsonInput;
import dev.lamplighter.wire.CommandHandler;
import dev.lamplighter.wire.Surplus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;

/** {@code activity}: somebody is at the keyboard. Being a command is all it takes. */
@ApplicationScoped
public class ActivityCommand implements CommandHandler {
  @Override
  public String command() {
    return "activity";
  }

  @Override
  public Surplus surplus() {
    return Surplus.DROPPED;
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
    return JsonObject.EMPTY_JSON_OBJECT;
  }
}
