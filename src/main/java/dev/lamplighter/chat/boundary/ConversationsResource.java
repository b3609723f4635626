package dev.lamplighter.chat.boundary;

import dev.lamplighter.accounts.entity.Member;
import dev.lamplighter.chat.control.Conversations;
import dev.lamplighter.chat.control.Gatherings;
import dev.lamplighter.chat.control.Receipts;
import dev.lamplighter.chat.control.Search;
import dev.lamplighter.chat.entity.Message;
import dev.lamplighter.chat.entity.MessageId;
import dev.lamplighter.identity.Caller;
import dev.lamplighter.identity.Unattended;
import dev.lamplighter.json.JsonInput;
import dev.lamplighter.json.JsonOutput;
import dev.lamplighter.json.PageRequest;
import dev.lamplighter.json.PageRequest.Page;
import dev.lamplighter.limits.Searches;
import dev.lamplighter.problem.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** The caller's conversations, and who is in them. */
@Path("/conversations")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class ConversationsResource {
  private static final int MAX_USERS = 1000;
  private static final int MAX_NAME = 255;
  private static final int MAX_TITLE = 100;
  private static final int MAX_SEARCH = 200;

  @Inject private Conversations conversations;
  @Inject private Gatherings gatherings;
  @Inject private Receipts receipts;
  @Inject private Search search;
  @Inject private Caller caller;

  @GET
  public JsonObject list(@QueryParam("limit") String limit, @QueryParam("after") String after) {
    Page<JsonObject> page = conversations.page(caller.userId(), PageRequest.of(limit, after));
    return new JsonOutput()
        .putList("conversations", page.items(), conversation -> conversation)
        .put("next", page.next())
        .build();
  }

  /** One name and no title: direct; asking for one that exists returns it. */
  @POST
  public Response make(JsonInput body) {
    List<String> usernames = body.names("usernames", MAX_USERS, MAX_NAME);
    if (usernames.isEmpty()) {
      throw ProblemException.invalid("usernames", "must name somebody");
    }
    Gatherings.Made made =
        usernames.size() == 1 && !body.has("title")
            ? gatherings.direct(caller, usernames.get(0))
            : gatherings.group(caller, usernames, body.has("title") ? title(body) : null);
    return Response.status(made.isNew() ? 201 : 200)
        .entity(conversations.one(caller.userId(), made.id()))
        .build();
  }

  private static String title(JsonInput body) {
    return body.line("title", MAX_TITLE);
  }

  @GET
  @Path("/count")
  public JsonObject count() {
    return new JsonOutput().put("count", conversations.unread(caller.userId())).build();
  }

  @GET
  @Path("/search")
  @Searches
  public JsonObject search(
      @DefaultValue("") @QueryParam("q") String text,
      @QueryParam("limit") String limit,
      @QueryParam("after") String after) {
    if (text.length() > MAX_SEARCH || text.indexOf(0) >= 0) {
      throw ProblemException.invalid("q", "may have at most " + MAX_SEARCH + " characters");
    }
    Page<Message> page = search.find(caller.userId(), text, PageRequest.of(limit, after));
    return MessagesResource.list(page);
  }

  @GET
  @Path("/{id}")
  public JsonObject one(@PathParam("id") String id) {
    return conversations.one(caller.userId(), MessageId.conversation(id));
  }

  @PUT
  @Path("/{id}")
  public JsonObject change(@PathParam("id") String id, JsonInput body) {
    long conversation = MessageId.conversation(id);
    if (body.has("title")) {
      gatherings.rename(caller, conversation, title(body));
    }
    if (body.has("muted")) {
      gatherings.mute(caller, conversation, body.bool("muted"));
    }
    return conversations.one(caller.userId(), conversation);
  }

  @PUT
  @Path("/{id}/read")
  public JsonObject read(@PathParam("id") String id, JsonInput body) {
    return receipts.read(caller, null, MessageId.conversation(id), MessageInput.seq(body)).build();
  }

  @PUT
  @Unattended
  @Path("/{id}/delivered")
  public JsonObject delivered(@PathParam("id") String id, JsonInput body) {
    return receipts.delivered(caller, MessageId.conversation(id), MessageInput.seq(body)).build();
  }

  @GET
  @Path("/{id}/members")
  public JsonObject members(
      @PathParam("id") String id,
      @QueryParam("limit") String limit,
      @QueryParam("after") String after) {
    Page<Member> page =
        gatherings.members(caller, MessageId.conversation(id), PageRequest.of(limit, after));
    return new JsonOutput()
        .putList("users", page.items(), Member::toJson)
        .put("next", page.next())
        .build();
  }

  @POST
  @Path("/{id}/members")
  public JsonObject add(@PathParam("id") String id, JsonInput body) {
    long conversation = MessageId.conversation(id);
    gatherings.add(caller, conversation, body.names("usernames", MAX_USERS, MAX_NAME));
    return conversations.one(caller.userId(), conversation);
  }

  @DELETE
  @Path("/{id}/members/{username}")
  public void remove(@PathParam("id") String id, @PathParam("username") String username) {
    gatherings.remove(caller, MessageId.conversation(id), username);
  }
}
