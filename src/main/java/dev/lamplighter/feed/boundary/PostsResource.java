package dev.lamplighter.feed.boundary;

import dev.lamplighter.feed.control.Likes;
import dev.lamplighter.feed.control.Posts;
import dev.lamplighter.feed.entity.Liked;
import dev.lamplighter.identity.Caller;
import dev.lamplighter.json.JsonInput;
import dev.lamplighter.json.JsonOutput;
import dev.lamplighter.json.PageRequest;
import dev.lamplighter.json.PageRequest.Page;
import dev.lamplighter.problem.ProblemException;
import dev.lamplighter.problem.ProblemType;
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
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Posts and who likes them. */
@Path("/posts")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class PostsResource {
  private static final int MAX_CONTENT = 4000;
  private static final int PATIENCE_SECONDS = 20;

  @Inject private Posts posts;
  @Inject private Likes likes;
  @Inject private Caller caller;

  @GET
  public JsonObject list(@QueryParam("limit") String limit, @QueryParam("after") String after) {
    Page<JsonObject> page = posts.page(caller.userId(), PageRequest.of(limit, after));
    return new JsonOutput()
        .putList("posts", page.items(), post -> post)
        .put("next", page.next())
        .build();
  }

  @POST
  public Response make(JsonInput body) {
    JsonObject post = posts.make(caller, FeedInput.content(body, MAX_CONTENT));
    return Response.status(Response.Status.CREATED).entity(post).build();
  }

  @GET
  @Path("/{id}")
  public JsonObject one(@PathParam("id") String id) {
    return posts.one(caller.userId(), post(id));
  }

  @DELETE
  @Path("/{id}")
  public void delete(@PathParam("id") String id) {
    posts.delete(caller, post(id));
  }

  @POST
  @Path("/{id}/like")
  public JsonObject like(@PathParam("id") String id) {
    return answer(likes.set(caller, post(id), true));
  }

  @DELETE
  @Path("/{id}/like")
  public JsonObject unlike(@PathParam("id") String id) {
    return answer(likes.set(caller, post(id), false));
  }

  private static long post(String id) {
    return FeedInput.id(id, "post");
  }

  /** The request's thread waits: its answer says that the like is stored. */
  private static JsonObject answer(CompletionStage<Liked> liking) {
    try {
      Liked liked = liking.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return new JsonOutput()
          .put("likes_count", liked.counts().likes())
          .put("liked", liked.liked())
          .put("version", liked.counts().version())
          .build();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof ProblemException refusal
          ? refusal
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException | TimeoutException e) {
      throw ProblemException.of(
          ProblemType.UNAVAILABLE, "Your like could not be stored just now. Try again.");
    }
  }
}
