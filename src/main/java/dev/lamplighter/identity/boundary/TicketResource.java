package dev.lamplighter.identity.boundary;

import dev.lamplighter.identity.Caller;
import dev.lamplighter.identity.Unattended;
import dev.lamplighter.identity.control.Tickets;
import dev.lamplighter.json.JsonOutput;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Tickets for WebSocket addresses. */
@RequestScoped
@Path("ws/ticket")
@Produces(MediaType.APPLICATION_JSON)
public class TicketResource {
  @Inject private Tickets tickets;
  @Inject private Caller caller;

  /** {@code {ticket, expires_in}}, in seconds; the ticket is good for one handshake. */
  @POST
  @Unattended
  public JsonObject issue() {
    return new JsonOutput()
        .put("ticket", tickets.issue(caller))
        .put("expires_in", Tickets.LIFETIME.toSeconds())
        .build();
  }
}
