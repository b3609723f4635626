package dev.lamplighter.admin.boundary;

import dev.lamplighter.accounts.control.Members;
import dev.lamplighter.accounts.entity.Member;
import dev.lamplighter.admin.control.Banning;
import dev.lamplighter.identity.AdminActed;
import dev.lamplighter.identity.AdminOnly;
import dev.lamplighter.identity.Caller;
import dev.lamplighter.identity.control.Bans;
import dev.lamplighter.identity.entity.Ban;
import dev.lamplighter.json.JsonInput;
import dev.lamplighter.json.JsonOutput;
import dev.lamplighter.json.PageRequest;
import dev.lamplighter.json.PageRequest.Page;
import dev.lamplighter.json.Times;
import dev.lamplighter.problem.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Users who are kept out until a time, or for good. */
@Path("/admin")
@Produces(MediaType.APPLICATION_JSON)
@AdminOnly
@RequestScoped
public class BansResource {
  private static final int MAX_REASON = 200;

  @Inject private Bans bans;
  @Inject private Banning banning;
  @Inject private Members members;
  @Inject private Caller caller;
  @Inject private Event<AdminActed> acted;

  @GET
  @Path("/bans")
  public JsonObject list(@QueryParam("limit") String limit, @QueryParam("after") String after) {
    Page<Ban> page = bans.page(PageRequest.of(limit, after));
    Map<String, Member> banned =
        members.byIds(page.items().stream().map(Ban::userId).toList()).stream()
            .collect(Collectors.toMap(Member::userId, Function.identity()));
    return new JsonOutput()
        .putList("bans", page.items(), ban -> toJson(ban, banned.get(ban.userId())))
        .put("next", page.next())
        .build();
  }

  @PUT
  @Path("/users/{username}/ban")
  public JsonObject ban(@PathParam("username") String username, String body) {
    Member user = user(username);
    Ban ban = read(user, JsonInput.ofOptional(body));
    banning.ban(ban);
    acted.fire(new AdminActed(caller, "ban", user.username()));
    return toJson(ban, user);
  }

  private Ban read(Member user, JsonInput input) {
    if (user.userId().equals(caller.userId())) {
      throw ProblemException.invalid("username", "must be somebody else's");
    }
    Instant now = Times.cut(Instant.now());
    Instant until = input.optionalTime("until").orElse(null);
    if (until != null && !until.isAfter(now)) {
      throw ProblemException.invalid("until", "must be in the future");
    }
    String reason = input.optionalLine("reason", MAX_REASON).orElse(null);
    return new Ban(user.userId(), until, reason, caller.username(), now);
  }

  @DELETE
  @Path("/users/{username}/ban")
  public void lift(@PathParam("username") String username) {
    Member user = user(username);
    if (!bans.lift(user.userId())) {
      throw ProblemException.notFound("ban");
    }
    acted.fire(new AdminActed(caller, "lift_ban", user.username()));
  }

  private Member user(String username) {
    return members.byUsername(username).orElseThrow(() -> ProblemException.notFound("user"));
  }

  private static JsonObject toJson(Ban ban, Member user) {
    return new JsonOutput()
        .put("user_id", ban.userId())
        .put("username", user.username())
        .put("until", ban.until().orElse(null))
        .put("reason", ban.reason())
        .put("by", ban.by())
        .put("created_at", ban.at())
        .build();
  }
}
