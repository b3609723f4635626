package dev.lamplighter.channels.boundary;

import dev.lamplighter.channels.control.SubjectEvents;
import dev.lamplighter.identity.Caller;
import dev.lamplighter.json.JsonInput;
import dev.lamplighter.json.JsonOutput;
import dev.lamplighter.problem.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** For host back ends that tell users of their own subjects: {@code {users, event, data}}. */
@Path("/events")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class EventsResource {
  private static final int MAX_USERS = 500;
  private static final int MAX_NAME = 100;

  @Inject private SubjectEvents events;
  @Inject private Caller caller;

  @POST
  public JsonObject publish(JsonInput body) {
    List<String> users = body.names("users", MAX_USERS, MAX_NAME);
    if (users.isEmpty()) {
      throw ProblemException.invalid("users", "must name somebody");
    }
    List<String> unknown =
        events.publish(caller, users, body.string("event", 1, MAX_NAME), body.value("data"));
    return new JsonOutput().put("ok", true).putStrings("unknown", unknown).build();
  }
}
