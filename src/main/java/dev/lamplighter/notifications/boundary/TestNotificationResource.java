package dev.lamplighter.notifications.boundary;

import dev.lamplighter.identity.Caller;
import dev.lamplighter.json.JsonInput;
import dev.lamplighter.json.JsonOutput;
import dev.lamplighter.notifications.control.Notifications;
import dev.lamplighter.notifications.entity.NotificationDraft;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Lets developers see that notifications arrive. */
@Path("/ws/test-notification")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class TestNotificationResource {
  private static final int MAX_TEXT = 500;

  @Inject private Notifications notifications;
  @Inject private Caller caller;

  @POST
  public JsonObject send(String json) {
    JsonInput body = JsonInput.ofOptional(json);
    String text = body.has("message") ? body.string("message", 1, MAX_TEXT) : "Test notification";
    notifications.tell(NotificationDraft.system(caller.userId(), text));
    JsonOutput answer =
        new JsonOutput().put("success", true).put("message", "Test notification sent");
    String id = caller.userId();
    return (id.matches("[1-9]\\d{0,14}")
            ? answer.put("user_id", Long.parseLong(id))
            : answer.put("user_id", id))
        .build();
  }
}
