package dev.lamplighter.calls.boundary;

import dev.lamplighter.calls.control.CallWays;
import dev.lamplighter.identity.Caller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** How browsers reach each other; only for members, since passwords of servers are in it. */
@Path("/calls/config")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class CallConfigResource {
  @Inject private CallWays ways;
  @Inject private Caller caller;

  @GET
  public JsonObject config() {
    return ways.forUser(caller.userId());
  }
}
