package dev.lamplighter.admin.boundary;

import dev.lamplighter.admin.control.BroadcastRows.Receipt;
import dev.lamplighter.admin.control.Broadcasts;
import dev.lamplighter.admin.entity.Broadcast;
import dev.lamplighter.identity.AdminOnly;
import dev.lamplighter.identity.Caller;
import dev.lamplighter.json.JsonInput;
import dev.lamplighter.json.JsonOutput;
import dev.lamplighter.json.PageRequest;
import dev.lamplighter.json.PageRequest.Page;
import dev.lamplighter.problem.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Words from the admins, and who received them. */
@Path("/admin/broadcasts")
@Produces(MediaType.APPLICATION_JSON)
@AdminOnly
@RequestScoped
public class BroadcastsResource {
  private static final int MAX_MESSAGE = 1000;
  private static final int MAX_ROLE = 64;

  @Inject private Broadcasts broadcasts;
  @Inject private Caller caller;

  /** {@code {message, to?, role?, expires_at?}}. */
  @POST
  public Response send(JsonInput input) {
    Broadcast broadcast =
        broadcasts.send(
            caller,
            input.string("message", 1, MAX_MESSAGE),
            input.has("role") ? input.string("role", 1, MAX_ROLE) : null,
            isLasting(input),
            input.optionalTime("expires_at").orElse(null));
    return Response.status(Response.Status.CREATED).entity(broadcast.toJson(0)).build();
  }

  /** To the online where nothing is said. */
  private static boolean isLasting(JsonInput input) {
    String to = input.has("to") ? input.string("to", 1, MAX_ROLE) : "online";
    if (!to.equals("all") && !to.equals("online")) {
      throw ProblemException.invalid("to", "must be all or online");
    }
    return to.equals("all");
  }

  @GET
  public JsonObject list(@QueryParam("limit") String limit, @QueryParam("after") String after) {
    Page<JsonObject> page = broadcasts.page(PageRequest.of(limit, after));
    return new JsonOutput()
        .putList("broadcasts", page.items(), broadcast -> broadcast)
        .put("next", page.next())
        .build();
  }

  @GET
  @Path("/{id}/receipts")
  public JsonObject receipts(
      @PathParam("id") String id,
      @QueryParam("limit") String limit,
      @QueryParam("after") String after) {
    if (!id.matches("\\d{1,18}")) {
      throw ProblemException.notFound("broadcast");
    }
    Page<Receipt> page = broadcasts.receipts(Long.parseLong(id), PageRequest.of(limit, after));
    return new JsonOutput()
        .putList("users", page.items(), BroadcastsResource::toJson)
        .put("next", page.next())
        .build();
  }

  private static JsonObject toJson(Receipt receipt) {
    return new JsonOutput()
        .put("user_id", receipt.userId())
        .put("username", receipt.username())
        .put("received_at", receipt.receivedAt())
        .build();
  }
}
