package dev.lamplighter.presence.boundary;

import dev.lamplighter.identity.Caller;
import dev.lamplighter.json.JsonInput;
import dev.lamplighter.presence.control.Presence;
import dev.lamplighter.presence.entity.Choice;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The caller's own word on their status: {@code {status, text, expires_at}}. */
@Path("/users/me/status")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class OwnStatusResource {
  @Inject private Presence presence;
  @Inject private Caller caller;

  @GET
  public JsonObject chosen() {
    return presence.choice(caller.userId()).toJson();
  }

  @PUT
  public JsonObject choose(JsonInput body) {
    Choice choice = ChoiceInput.read(body);
    presence.choose(caller.userId(), choice);
    return choice.toJson();
  }
}
