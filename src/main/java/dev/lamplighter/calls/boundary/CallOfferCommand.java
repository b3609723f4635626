package dev.lamplighter.calls.boundary;

import dev.lamplighter.calls.control.Calls;
import dev.lamplighter.hub.Session;
import dev.lamplighter.json.JsonInput;
import dev.lamplighter.json.JsonOutput;
import dev.lamplighter.wire.CommandHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;

/** {@code call_offer {to, data}}, answered with the {@code call_id}. */
@ApplicationScoped
public class CallOfferCommand implements CommandHandler {
  @Inject private Calls calls;

  @Override
  public String command() {
    return "call_offer";
  }

  @Override
  public JsonObject handle(Session session, JsonInput data) {
    String to = data.name("to", 1, CallInput.MAX_NAME);
    return new JsonOutput().put("call_id", calls.offer(session, to, CallInput.data(data))).build();
  }
}
