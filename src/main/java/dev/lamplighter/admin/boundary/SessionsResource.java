package dev.lamplighter.admin.boundary;

import dev.lamplighter.accounts.control.Members;
import dev.lamplighter.accounts.entity.Member;
import dev.lamplighter.hub.CloseCode;
import dev.lamplighter.hub.Hub;
import dev.lamplighter.hub.Session;
import dev.lamplighter.identity.AdminOnly;
import dev.lamplighter.json.JsonOutput;
import dev.lamplighter.json.PageSize;
import dev.lamplighter.json.Times;
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
import jakarta.ws.rs.QueryParam;
import java.util.Comparator;
import java.util.List;

/** Live sessions, and ending them. Who is disconnected may sign in again. */
@Path("/admin")
@AdminOnly
@RequestScoped
public class SessionsResource {
  @Inject private Hub hub;
  @Inject private Members members;

  @GET
  @Path("/sessions")
  public JsonObject sessions(
      @QueryParam("limit") String limit, @DefaultValue("") @QueryParam("after") String after) {
    int size = PageSize.of(limit);
    List<Session> page =
        hub.sessions().all().stream()
            .filter(session -> session.id().compareTo(after) > 0)
            .sorted(Comparator.comparing(Session::id))
            .limit(size)
            .toList();
    return new JsonOutput()
        .putList("sessions", page, SessionsResource::toJson)
        .put("count", hub.sessions().count())
        .put("next", page.size() < size ? null : page.get(size - 1).id())
        .build();
  }

  private static JsonObject toJson(Session session) {
    return new JsonOutput()
        .put("id", session.id())
        .put("user_id", session.userId())
        .put("username", session.username())
        .put("wire", session.wire().name())
        .put("address", session.info().address())
        .put("user_agent", session.info().userAgent())
        .put("since", Times.cut(session.since()))
        .build();
  }

  @DELETE
  @Path("/sessions/{id}")
  public void end(@PathParam("id") String id) {
    hub.sessions()
        .byId(id)
        .orElseThrow(() -> ProblemException.notFound("session"))
        .close(CloseCode.DISCONNECTED);
  }

  @POST
  @Path("/users/{username}/disconnect")
  public JsonObject disconnect(@PathParam("username") String username) {
    Member user = members.byUsername(username).orElseThrow(() -> ProblemException.notFound("user"));
    List<Session> sessions = List.copyOf(hub.sessions().ofUser(user.userId()));
    sessions.forEach(session -> session.close(CloseCode.DISCONNECTED));
    return new JsonOutput()
        .put("username", user.username())
        .put("disconnected", sessions.size())
        .build();
  }
}
