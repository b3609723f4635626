package dev.lamplighter.presence.boundary;

import dev.lamplighter.accounts.control.Members;
import dev.lamplighter.accounts.entity.Member;
import dev.lamplighter.identity.AdminActed;
import dev.lamplighter.identity.Caller;
import dev.lamplighter.identity.Unattended;
import dev.lamplighter.json.JsonInput;
import dev.lamplighter.json.JsonOutput;
import dev.lamplighter.json.Jsons;
import dev.lamplighter.json.PageSize;
import dev.lamplighter.presence.control.Presence;
import dev.lamplighter.presence.entity.PresenceState;
import dev.lamplighter.problem.ProblemException;
import dev.lamplighter.problem.ProblemType;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Who is online, for pages and for clients without a socket. */
@Path("/users/online-status")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class OnlineStatusResource {
  private static final int MAX_QUERY = 500;
  private static final int MAX_NAME = 255;

  @Inject private Presence presence;
  @Inject private Members members;
  @Inject private Caller caller;
  @Inject private Event<AdminActed> acted;

  @GET
  @Path("/count")
  public JsonObject count() {
    return new JsonOutput().put("count", presence.onlineCount(caller.userId())).build();
  }

  @GET
  @Path("/users")
  public JsonObject users(
      @QueryParam("limit") String limit,
      @DefaultValue("") @QueryParam("after") String after,
      @QueryParam("details") boolean details) {
    int size = PageSize.of(limit);
    List<PresenceState> users = presence.online(caller.userId(), after, size);
    return new JsonOutput()
        .putList("users", details ? described(users) : names(users), Function.identity())
        .put("count", presence.onlineCount(caller.userId()))
        .put("next", users.size() < size ? null : users.get(size - 1).username())
        .build();
  }

  private static List<JsonValue> names(List<PresenceState> users) {
    return users.stream().map(user -> Jsons.text(user.username())).toList();
  }

  /** Profile and presence in one object each, as a card shows them; one query for all. */
  private List<JsonValue> described(List<PresenceState> users) {
    Map<String, JsonObject> profiles =
        members.byIds(users.stream().map(PresenceState::userId).toList()).stream()
            .collect(Collectors.toMap(Member::userId, Member::toJson));
    return users.stream().map(user -> merged(profiles.get(user.userId()), user.toJson())).toList();
  }

  private static JsonValue merged(JsonObject profile, JsonObject status) {
    if (profile == null) {
      return status;
    }
    return Json.createObjectBuilder(profile).addAll(Json.createObjectBuilder(status)).build();
  }

  @GET
  @Path("/{username}")
  public JsonObject status(@PathParam("username") String username) {
    return presence
        .status(caller.userId(), username)
        .orElseThrow(() -> ProblemException.notFound("user"))
        .toJson();
  }

  /** Many at once; names that nobody has are left out. */
  @POST
  @Unattended
  @Path("/query")
  public JsonObject query(JsonInput body) {
    List<String> usernames = body.names("usernames", MAX_QUERY, MAX_NAME);
    return new JsonOutput()
        .putList("statuses", presence.statuses(caller.userId(), usernames), PresenceState::toJson)
        .build();
  }

  @POST
  @Unattended
  @Path("/{username}/online")
  public JsonObject online(@PathParam("username") String username) {
    Member user = ownOrAdministered(username, "set_online");
    presence.renewLease(user);
    return new JsonOutput().put("username", user.username()).put("online", true).build();
  }

  @POST
  @Unattended
  @Path("/{username}/offline")
  public JsonObject offline(@PathParam("username") String username) {
    Member user = ownOrAdministered(username, "set_offline");
    presence.signedOff(user.userId());
    return new JsonOutput().put("username", user.username()).put("offline", true).build();
  }

  private Member ownOrAdministered(String username, String act) {
    Member user = members.byUsername(username).orElseThrow(() -> ProblemException.notFound("user"));
    if (!user.userId().equals(caller.userId())) {
      if (!caller.is(Caller.ADMIN)) {
        throw ProblemException.of(ProblemType.FORBIDDEN, "You can change only your own presence.");
      }
      acted.fire(new AdminActed(caller, act, user.username()));
    }
    return user;
  }
}
