package dev.lamplighter.notifications.boundary;

import dev.lamplighter.identity.Caller;
import dev.lamplighter.json.JsonInput;
import dev.lamplighter.json.JsonOutput;
import dev.lamplighter.json.PageRequest.Page;
import dev.lamplighter.json.PageSize;
import dev.lamplighter.notifications.control.Inbox;
import dev.lamplighter.notifications.control.Preferences;
import dev.lamplighter.notifications.entity.Notification;
import dev.lamplighter.notifications.entity.NotificationType;
import dev.lamplighter.problem.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** What the caller was told. */
@Path("/notifications")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class NotificationsResource {
  @Inject private Inbox inbox;
  @Inject private Preferences preferences;
  @Inject private Caller caller;

  /**
   * The newest first; with {@code after} a seq, what came since, in its order. {@code next} is the
   * seq to go on from in the same direction.
   */
  @GET
  public JsonObject list(
      @QueryParam("after") String after,
      @QueryParam("before") String before,
      @QueryParam("limit") String limit) {
    int size = PageSize.of(limit);
    Page<Notification> page =
        after != null
            ? inbox.after(caller.userId(), number("after", after), size)
            : inbox.before(
                caller.userId(), before == null ? Long.MAX_VALUE : number("before", before), size);
    return new JsonOutput()
        .putList("notifications", page.items(), Notification::toJson)
        .put("next", page.next())
        .build();
  }

  private static long number(String field, String text) {
    if (!text.matches("\\d{1,18}")) {
      throw ProblemException.invalid(field, "must be the seq of a notification");
    }
    return Long.parseLong(text);
  }

  @GET
  @Path("/count")
  public JsonObject count() {
    return count(inbox.unread(caller.userId()));
  }

  private static JsonObject count(long unread) {
    return new JsonOutput().put("count", unread).build();
  }

  @POST
  @Path("/{id}/read")
  public JsonObject read(@PathParam("id") String id) {
    if (!id.matches("\\d{1,18}")) {
      throw ProblemException.notFound("notification");
    }
    return count(inbox.read(caller.userId(), Long.parseLong(id)));
  }

  /** All, or those up to {@code up_to}, the highest seq that the client has shown. */
  @POST
  @Path("/read-all")
  public JsonObject readAll(String text) {
    JsonInput body = JsonInput.ofOptional(text);
    long upTo =
        body.has("up_to") ? body.integer("up_to", 0, NotificationsSync.MAX_SEQ) : Long.MAX_VALUE;
    return count(inbox.readUpTo(caller.userId(), upTo));
  }

  /** {@code {like: true, comment: false, …}}. */
  @GET
  @Path("/preferences")
  public JsonObject preferences() {
    Set<NotificationType> muted = preferences.muted(caller.userId());
    JsonOutput wanted = new JsonOutput();
    for (NotificationType type : NotificationType.values()) {
      if (type.isOptional()) {
        wanted.put(type.wireName(), !muted.contains(type));
      }
    }
    return wanted.build();
  }

  @PUT
  @Path("/preferences")
  public JsonObject change(JsonInput body) {
    Map<NotificationType, Boolean> wanted = new EnumMap<>(NotificationType.class);
    for (NotificationType type : NotificationType.values()) {
      if (type.isOptional() && body.has(type.wireName())) {
        wanted.put(type, body.bool(type.wireName()));
      }
    }
    preferences.change(caller.userId(), wanted);
    return preferences();
  }
}
