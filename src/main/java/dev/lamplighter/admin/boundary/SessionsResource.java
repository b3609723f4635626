package dev.lamplighter.admin.boundary;

import dev.lamplighter.accounts.control.Members;
import dev.lamplighter.accounts.entity.Member;
import dev.lamplighter.admin.control.SessionEnding;
import dev.lamplighter.cluster.SessionDirectory;
import dev.lamplighter.identity.AdminActed;
import dev.lamplighter.identity.AdminOnly;
import dev.lamplighter.identity.Caller;
import dev.lamplighter.identity.control.Logins;
import dev.lamplighter.json.JsonOutput;
import dev.lamplighter.json.PageSize;
import dev.lamplighter.json.Times;
import dev.lamplighter.problem.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
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
import java.util.List;

/**
 * Live sessions on all nodes, and ending them. Who is disconnected may sign in again, and comes
 * back without that where the logins are left.
 */
@Path("/admin")
@Produces(MediaType.APPLICATION_JSON)
@AdminOnly
@RequestScoped
public class SessionsResource {
  @Inject private SessionDirectory directory;
  @Inject private SessionEnding ending;
  @Inject private Members members;
  @Inject private Logins logins;
  @Inject private Caller caller;
  @Inject private Event<AdminActed> acted;

  @GET
  @Path("/sessions")
  public JsonObject sessions(
      @QueryParam("limit") String limit, @DefaultValue("") @QueryParam("after") String after) {
    int size = PageSize.of(limit);
    List<SessionDirectory.Entry> page = directory.page(after, size);
    return new JsonOutput()
        .putList("sessions", page, SessionsResource::toJson)
        .put("count", directory.count())
        .put("next", page.size() < size ? null : page.get(size - 1).id())
        .build();
  }

  private static JsonObject toJson(SessionDirectory.Entry session) {
    return new JsonOutput()
        .put("id", session.id())
        .put("user_id", session.userId())
        .put("username", session.username())
        .put("node", session.node())
        .put("wire", session.wire())
        .put("address", session.address())
        .put("user_agent", session.userAgent())
        .put("since", Times.cut(session.since()))
        .build();
  }

  @DELETE
  @Path("/sessions/{id}")
  public void end(@PathParam("id") String id) {
    if (!ending.end(id)) {
      throw ProblemException.notFound("session");
    }
    acted.fire(new AdminActed(caller, "end_session", id));
  }

  @POST
  @Path("/users/{username}/disconnect")
  public JsonObject disconnect(
      @PathParam("username") String username, @QueryParam("end_logins") boolean endLogins) {
    Member user = members.byUsername(username).orElseThrow(() -> ProblemException.notFound("user"));
    acted.fire(new AdminActed(caller, endLogins ? "end_logins" : "disconnect", user.username()));
    int disconnected = ending.endAll(user.userId());
    if (endLogins) {
      logins.endAll(user.userId());
    }
    return new JsonOutput()
        .put("username", user.username())
        .put("disconnected", disconnected)
        .build();
  }
}
