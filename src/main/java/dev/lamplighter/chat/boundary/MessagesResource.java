package dev.lamplighter.chat.boundary;

import dev.lamplighter.chat.control.Changes;
import dev.lamplighter.chat.control.Changes.Hand;
import dev.lamplighter.chat.control.History;
import dev.lamplighter.chat.control.Sending;
import dev.lamplighter.chat.entity.Message;
import dev.lamplighter.chat.entity.MessageId;
import dev.lamplighter.chat.entity.Sent;
import dev.lamplighter.identity.Caller;
import dev.lamplighter.json.JsonInput;
import dev.lamplighter.json.JsonOutput;
import dev.lamplighter.json.PageRequest;
import dev.lamplighter.json.PageRequest.Page;
import dev.lamplighter.json.PageSize;
import dev.lamplighter.problem.ProblemException;
import dev.lamplighter.problem.ProblemType;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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

/** The messages of a conversation. */
@Path("/conversations/{id}/messages")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class MessagesResource {
  private static final int PATIENCE_SECONDS = 20;

  @Inject private History history;
  @Inject private Sending sending;
  @Inject private Changes changes;
  @Inject private Caller caller;

  static JsonObject list(Page<Message> page) {
    return new JsonOutput()
        .putList("messages", page.items(), Message::toJson)
        .put("next", page.next())
        .build();
  }

  @GET
  public JsonObject page(
      @PathParam("id") String id,
      @QueryParam("before") String before,
      @QueryParam("after") String after,
      @QueryParam("limit") String limit) {
    long conversation = MessageId.conversation(id);
    int size = PageSize.of(limit);
    if (after != null) {
      return list(history.after(caller.userId(), conversation, seq("after", after), size));
    }
    long end = before == null ? Long.MAX_VALUE : seq("before", before);
    return list(history.before(caller.userId(), conversation, end, size));
  }

  private static long seq(String field, String text) {
    if (!text.matches("\\d{1,18}")) {
      throw ProblemException.invalid(field, "must be the seq of a message");
    }
    return Long.parseLong(text);
  }

  @POST
  public Response send(@PathParam("id") String id, JsonInput body) {
    long conversation = MessageId.conversation(id);
    Sent sent =
        await(sending.send(MessageInput.draft(caller, null, conversation, body, "content")));
    return Response.status(sent.repeat() ? 200 : 201).entity(sent.message().toJson()).build();
  }

  /** The request's thread waits: its answer is the acknowledgement. */
  private static Sent await(CompletionStage<Sent> sending) {
    try {
      return sending.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof ProblemException refusal
          ? refusal
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException | TimeoutException e) {
      throw ProblemException.of(
          ProblemType.UNAVAILABLE, "The message could not be stored just now. Send it again.");
    }
  }

  @PUT
  @Path("/{message}")
  public JsonObject edit(
      @PathParam("id") String id, @PathParam("message") String message, JsonInput body) {
    return changes
        .edit(hand(), messageId(id, message), MessageInput.text(body, "content"))
        .toJson();
  }

  @DELETE
  @Path("/{message}")
  public JsonObject delete(@PathParam("id") String id, @PathParam("message") String message) {
    return changes.delete(hand(), messageId(id, message)).toJson();
  }

  @GET
  @Path("/{message}/edits")
  public JsonObject edits(
      @PathParam("id") String id,
      @PathParam("message") String message,
      @QueryParam("limit") String limit,
      @QueryParam("after") String after) {
    Page<Changes.Edit> page =
        changes.edits(caller, messageId(id, message), PageRequest.of(limit, after));
    return new JsonOutput()
        .putList(
            "edits",
            page.items(),
            edit ->
                new JsonOutput()
                    .put("content", edit.content())
                    .put("timestamp", edit.replacedAt())
                    .build())
        .put("next", page.next())
        .build();
  }

  @PUT
  @Path("/{message}/reactions/{emoji}")
  public JsonObject react(
      @PathParam("id") String id,
      @PathParam("message") String message,
      @PathParam("emoji") String emoji) {
    return reaction(id, message, emoji, true);
  }

  @DELETE
  @Path("/{message}/reactions/{emoji}")
  public JsonObject unreact(
      @PathParam("id") String id,
      @PathParam("message") String message,
      @PathParam("emoji") String emoji) {
    return reaction(id, message, emoji, false);
  }

  private JsonObject reaction(String id, String message, String emoji, boolean on) {
    return changes.react(hand(), messageId(id, message), MessageInput.emoji(emoji), on).toJson();
  }

  private Hand hand() {
    return new Hand(caller, null);
  }

  /** A message of another conversation is as unknown as one that is not there. */
  private static MessageId messageId(String conversation, String message) {
    MessageId id = MessageId.of(message);
    if (id.conversationId() != MessageId.conversation(conversation)) {
      throw ProblemException.notFound("message");
    }
    return id;
  }
}
