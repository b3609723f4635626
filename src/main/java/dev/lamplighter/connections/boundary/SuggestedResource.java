package dev.lamplighter.connections.boundary;

import dev.lamplighter.accounts.entity.Member;
import dev.lamplighter.connections.control.Suggestions;
import dev.lamplighter.identity.Caller;
import dev.lamplighter.json.JsonOutput;
import dev.lamplighter.json.PageSize;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** Whom the caller may want to know; one page, always made anew. */
@Path("/users/me/suggested")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class SuggestedResource {
  @Inject private Suggestions suggestions;
  @Inject private Caller caller;

  @GET
  public JsonObject list(@QueryParam("limit") String limit) {
    return new JsonOutput()
        .putList("users", suggestions.of(caller.userId(), PageSize.of(limit)), Member::toJson)
        .put("next", (String) null)
        .build();
  }
}
