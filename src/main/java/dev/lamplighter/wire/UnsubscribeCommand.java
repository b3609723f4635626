package dev.lamplighter.wire;

import dev.lamplighter.hub.Session;
import dev.lamplighter.json.JsonInput;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;

/** {@code unsubscribe {channel}}; leaving what one is not in is no error. */
@ApplicationScoped
public class UnsubscribeCommand implements CommandHandler {
  @Inject private Subscriptions subscriptions;

  @Override
  public String command() {
    return "unsubscribe";
  }

  @Override
  public boolean needsDatabase() {
    return false;
  }

  @Override
  public JsonObject handle(Session session, JsonInput data) {
    subscriptions.leave(session, data.string("channel", 1, Subscriptions.MAX_NAME));
    return JsonObject.EMPTY_JSON_OBJECT;
  }
}
