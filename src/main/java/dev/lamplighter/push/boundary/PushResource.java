package dev.lamplighter.push.boundary;

import dev.lamplighter.identity.Caller;
import dev.lamplighter.identity.Unattended;
import dev.lamplighter.json.JsonInput;
import dev.lamplighter.json.JsonOutput;
import dev.lamplighter.problem.ProblemException;
import dev.lamplighter.push.control.PushSubscriptions;
import dev.lamplighter.push.control.Pushes;
import dev.lamplighter.push.entity.PushSubscription;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Web Push: which of the caller's browsers are told while no page is open in them. */
@Path("/push")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class PushResource {
  @Inject private Pushes pushes;
  @Inject private PushSubscriptions subscriptions;
  @Inject private Caller caller;

  /** {@code {enabled, key}}: the {@code applicationServerKey}, null where pushing is off. */
  @GET
  public JsonObject key() {
    return new JsonOutput()
        .put("enabled", pushes.publicKey().isPresent())
        .put("key", pushes.publicKey().orElse(null))
        .build();
  }

  /** What {@code PushSubscription.toJSON()} gives; the same once more is the same as once. */
  @POST
  @Unattended
  @Path("/subscriptions")
  public Response subscribe(JsonInput body) {
    if (pushes.publicKey().isEmpty()) {
      throw ProblemException.notFound("service: this server pushes nothing");
    }
    PushSubscription subscription = SubscriptionInput.read(body, pushes::permits);
    subscriptions.save(caller, subscription);
    return Response.status(Response.Status.CREATED)
        .entity(new JsonOutput().put("id", subscription.id()).build())
        .build();
  }

  @DELETE
  @Path("/subscriptions/{id}")
  public void unsubscribe(@PathParam("id") String id) {
    subscriptions.remove(caller.userId(), id);
  }
}
