package dev.lamplighter.calls.boundary;

import dev.lamplighter.calls.control.Calls;
import dev.lamplighter.hub.Session;
import dev.lamplighter.json.JsonInput;
import dev.lamplighter.wire.CommandHandler;
import dev.lamplighter.wire.Surplus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;

/** {@code ice_candidate {call_id, data}}. */
@ApplicationScoped
public class IceCandidateCommand implements CommandHandler {
  @Inject private Calls calls;

  @Override
  public String command() {
    return "ice_candidate";
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
  public JsonObject handle(Session session, JsonInput data) {
    calls.say(session, command(), CallInput.id(data), CallInput.data(data));
    return JsonObject.EMPTY_JSON_OBJECT;
  }
}
