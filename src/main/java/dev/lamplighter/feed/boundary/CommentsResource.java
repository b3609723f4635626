package dev.lamplighter.feed.boundary;

import dev.lamplighter.feed.control.Comments;
import dev.lamplighter.identity.Caller;
import dev.lamplighter.json.JsonInput;
import dev.lamplighter.json.JsonOutput;
import dev.lamplighter.json.PageRequest;
import dev.lamplighter.json.PageRequest.Page;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** What is said to a post, oldest first. */
@Path("/posts/{id}/comments")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class CommentsResource {
  private static final int MAX_CONTENT = 1000;

  @Inject private Comments comments;
  @Inject private Caller caller;

  @GET
  public JsonObject list(
      @PathParam("id") String id,
      @QueryParam("limit") String limit,
      @QueryParam("after") String after) {
    Page<JsonObject> page =
        comments.page(caller.userId(), FeedInput.id(id, "post"), PageRequest.of(limit, after));
    return new JsonOutput()
        .putList("comments", page.items(), comment -> comment)
        .put("next", page.next())
        .build();
  }

  @POST
  public Response add(@PathParam("id") String id, JsonInput body) {
    JsonObject comment =
        comments.add(caller, FeedInput.id(id, "post"), FeedInput.content(body, MAX_CONTENT));
    return Response.status(Response.Status.CREATED).entity(comment).build();
  }

  @DELETE
  @Path("/{comment}")
  public void remove(@PathParam("id") String id, @PathParam("comment") String comment) {
    comments.remove(caller, FeedInput.id(id, "post"), FeedInput.id(comment, "comment"));
  }
}
