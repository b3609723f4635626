package dev.lamplighter.accounts.boundary;

import dev.lamplighter.accounts.control.Directory;
import dev.lamplighter.accounts.control.Members;
import dev.lamplighter.accounts.control.ProfileViews;
import dev.lamplighter.accounts.entity.Member;
import dev.lamplighter.identity.Caller;
import dev.lamplighter.json.PageRequest;
import dev.lamplighter.json.PageRequest.Page;
import dev.lamplighter.limits.Searches;
import dev.lamplighter.problem.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** Other users: search and profiles. */
@RequestScoped
@Path("users")
@Produces(MediaType.APPLICATION_JSON)
public class UsersResource {
  private static final int MAX_QUERY = 100;

  @Inject private Directory directory;
  @Inject private Members members;
  @Inject private ProfileViews views;
  @Inject private Caller caller;

  /**
   * @param text part of a username, display name or town
   * @param sort {@code new} for the newest members first, whatever their names
   */
  @GET
  @Searches
  public JsonObject find(
      @QueryParam("q") @DefaultValue("") String text,
      @QueryParam("sort") @DefaultValue("name") String sort,
      @QueryParam("limit") String limit,
      @QueryParam("after") String after) {
    if (text.length() > MAX_QUERY) {
      throw ProblemException.invalid("q", "may have at most " + MAX_QUERY + " characters");
    }
    if (!sort.equals("name") && !sort.equals("new")) {
      throw ProblemException.invalid("sort", "must be name or new");
    }
    PageRequest request = PageRequest.of(limit, after);
    if (sort.equals("new")) {
      return UserList.of(directory.newest(request), members);
    }
    Page<Member> found = directory.matching(text, request);
    return UserList.of(found.items(), found.next());
  }

  /** Looking at somebody leaves a profile view, except for those who go unseen. */
  @GET
  @Path("{username}")
  public JsonObject profile(@PathParam("username") String username) {
    Member member =
        members.byUsername(username).orElseThrow(() -> ProblemException.notFound("user"));
    views.record(caller.userId(), member.userId());
    return member.toJson();
  }
}
