package dev.lamplighter.connections.boundary;

import dev.lamplighter.accounts.control.Members;
import dev.lamplighter.accounts.entity.Member;
import dev.lamplighter.connections.control.ConnectionLists;
import dev.lamplighter.connections.control.Connections;
import dev.lamplighter.connections.control.Connections.Asked;
import dev.lamplighter.connections.entity.Connection;
import dev.lamplighter.connections.entity.Side;
import dev.lamplighter.identity.Caller;
import dev.lamplighter.json.JsonInput;
import dev.lamplighter.json.JsonOutput;
import dev.lamplighter.json.PageRequest;
import dev.lamplighter.json.PageRequest.Page;
import dev.lamplighter.problem.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The caller's connections and requests. */
@Path("/connections")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class ConnectionsResource {
  private static final int MAX_NAME = 255;

  @Inject private Connections connections;
  @Inject private ConnectionLists lists;
  @Inject private Members members;
  @Inject private Caller caller;

  @GET
  public JsonObject list(
      @QueryParam("state") @DefaultValue("accepted") String state,
      @QueryParam("limit") String limit,
      @QueryParam("after") String after) {
    Side side =
        Side.of(state)
            .orElseThrow(
                () -> ProblemException.invalid("state", "must be incoming, outgoing or accepted"));
    Page<JsonObject> page = lists.page(caller.userId(), side, PageRequest.of(limit, after));
    return new JsonOutput()
        .putList("connections", page.items(), connection -> connection)
        .put("next", page.next())
        .build();
  }

  /** How many wait for the caller's answer. */
  @GET
  @Path("/requests/count")
  public JsonObject count() {
    return new JsonOutput().put("count", lists.incoming(caller.userId())).build();
  }

  /** What connects the caller with a user; NOT_FOUND for nothing. */
  @GET
  @Path("/with/{username}")
  public JsonObject with(@PathParam("username") String username) {
    Member other = user(username);
    return lists
        .between(caller.userId(), other)
        .orElseThrow(() -> ProblemException.notFound("connection"));
  }

  @POST
  public Response request(JsonInput body) {
    Member other = user(body.name("username", 1, MAX_NAME));
    Asked asked = connections.request(caller.userId(), other.userId());
    return Response.status(asked.isNew() ? 201 : 200)
        .entity(asked.connection().toJson(caller.userId(), other))
        .build();
  }

  @POST
  @Path("/{id}/accept")
  public JsonObject accept(@PathParam("id") String id) {
    Connection accepted = connections.accept(caller.userId(), number(id));
    Member other =
        members
            .byId(accepted.otherOf(caller.userId()))
            .orElseThrow(() -> ProblemException.notFound("connection"));
    return accepted.toJson(caller.userId(), other);
  }

  @POST
  @Path("/{id}/decline")
  public void decline(@PathParam("id") String id) {
    connections.decline(caller.userId(), number(id));
  }

  @DELETE
  @Path("/{id}")
  public void remove(@PathParam("id") String id) {
    connections.remove(caller.userId(), number(id));
  }

  private Member user(String username) {
    return members.byUsername(username).orElseThrow(() -> ProblemException.notFound("user"));
  }

  private static long number(String id) {
    if (!id.matches("[1-9]\\d{0,17}")) {
      throw ProblemException.notFound("connection");
    }
    return Long.parseLong(id);
  }
}
