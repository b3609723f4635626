package dev.lamplighter.accounts.boundary;

import dev.lamplighter.accounts.control.Accounts;
import dev.lamplighter.accounts.control.Members;
import dev.lamplighter.accounts.control.ProfileViews;
import dev.lamplighter.accounts.control.Relations;
import dev.lamplighter.accounts.entity.Account;
import dev.lamplighter.accounts.entity.Member;
import dev.lamplighter.accounts.entity.RelationKind;
import dev.lamplighter.edge.ClientAddress;
import dev.lamplighter.identity.Caller;
import dev.lamplighter.json.JsonInput;
import dev.lamplighter.json.PageRequest;
import dev.lamplighter.problem.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The caller's own profile, account and lists. */
@RequestScoped
@Path("users/me")
@Produces(MediaType.APPLICATION_JSON)
public class MeResource {
  private static final String LIST = "{list: favorites|shortlist|follows|blocks}";

  @Inject private Accounts accounts;
  @Inject private Members members;
  @Inject private Relations relations;
  @Inject private ProfileViews views;
  @Inject private RefreshCookies cookies;
  @Inject private Caller caller;

  @GET
  public JsonObject profile() {
    return own(accounts.byId(caller.userId()).orElseThrow(MeResource::noUser));
  }

  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  public JsonObject change(JsonInput input) {
    return own(accounts.change(caller.userId(), input));
  }

  /** Erases the account and all that is its own. There is no way back. */
  @DELETE
  public Response delete(@Context HttpServletRequest request) {
    accounts.delete(caller.userId());
    boolean secure = ClientAddress.of(request).isSecure();
    return Response.noContent().cookie(cookies.gone(secure)).build();
  }

  @GET
  @Path(LIST)
  public JsonObject list(
      @PathParam("list") String list,
      @QueryParam("limit") String limit,
      @QueryParam("after") String after) {
    PageRequest request = PageRequest.of(limit, after);
    return UserList.of(relations.page(caller.userId(), kind(list), request), members);
  }

  @PUT
  @Path(LIST + "/{username}")
  public void add(@PathParam("list") String list, @PathParam("username") String username) {
    String otherId = other(username);
    if (otherId.equals(caller.userId())) {
      throw ProblemException.invalid("username", "must be somebody else's");
    }
    relations.add(caller.userId(), kind(list), otherId);
  }

  @DELETE
  @Path(LIST + "/{username}")
  public void remove(@PathParam("list") String list, @PathParam("username") String username) {
    relations.remove(caller.userId(), kind(list), other(username));
  }

  @GET
  @Path("profile-views")
  public JsonObject profileViews(
      @QueryParam("limit") String limit, @QueryParam("after") String after) {
    return UserList.of(views.page(caller.userId(), PageRequest.of(limit, after)), members);
  }

  private String other(String username) {
    return members.byUsername(username).orElseThrow(MeResource::noUser).userId();
  }

  private static RelationKind kind(String list) {
    return RelationKind.of(list).orElseThrow(() -> ProblemException.notFound("list"));
  }

  private JsonObject own(Account account) {
    Member member = account.member();
    return Json.createObjectBuilder(member.toJson())
        .add("last_seen_audience", member.lastSeenAudience())
        .addAll(Json.createObjectBuilder(account.reach().toJson()))
        .add("roles", Json.createArrayBuilder(caller.roles()))
        .build();
  }

  private static ProblemException noUser() {
    return ProblemException.notFound("user");
  }
}
