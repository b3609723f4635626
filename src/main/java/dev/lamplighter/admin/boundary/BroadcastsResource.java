package dev.lamplighter.admin.boundary;

import dev.lamplighter.cluster.Bus;
import dev.lamplighter.hub.Audience;
import dev.lamplighter.hub.Event;
import dev.lamplighter.identity.AdminOnly;
import dev.lamplighter.identity.Caller;
import dev.lamplighter.json.JsonInput;
import dev.lamplighter.json.JsonOutput;
import dev.lamplighter.json.Times;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import java.util.logging.Logger;

/** A word from the admins to everyone who is connected. */
@Path("/admin/broadcasts")
@AdminOnly
@RequestScoped
public class BroadcastsResource {
  private static final Logger LOG = Logger.getLogger(BroadcastsResource.class.getName());
  private static final int MAX_MESSAGE = 1000;

  @Inject private Bus bus;
  @Inject private Caller caller;

  @POST
  public Response send(JsonInput input) {
    JsonObject broadcast =
        new JsonOutput()
            .put("id", UUID.randomUUID().toString())
            .put("message", input.string("message", 1, MAX_MESSAGE))
            .put("expires_at", input.optionalTime("expires_at").orElse(null))
            .put("timestamp", Times.cut(Instant.now()))
            .build();
    bus.publish(Audience.everyone(), Event.of("admin_broadcast", broadcast.toString()));
    LOG.info("event=admin_broadcast by=" + caller.username() + " id=" + broadcast.get("id"));
    return Response.status(Response.Status.CREATED).entity(broadcast).build();
  }
}
