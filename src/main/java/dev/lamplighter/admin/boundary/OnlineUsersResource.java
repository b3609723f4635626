package dev.lamplighter.admin.boundary;

import dev.lamplighter.hub.Hub;
import dev.lamplighter.hub.Session;
import dev.lamplighter.identity.AdminOnly;
import dev.lamplighter.json.JsonOutput;
import dev.lamplighter.json.PageSize;
import dev.lamplighter.presence.control.Presence;
import dev.lamplighter.presence.entity.PresenceState;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Who is online, with what an admin may know. */
@Path("/admin/online-users")
@AdminOnly
@RequestScoped
public class OnlineUsersResource {
  @Inject private Presence presence;
  @Inject private Hub hub;

  @GET
  public JsonObject online(
      @QueryParam("limit") String limit, @DefaultValue("") @QueryParam("after") String after) {
    int size = PageSize.of(limit);
    List<PresenceState> users = presence.onlineForAdmin(after, size);
    return new JsonOutput()
        .putList("users", users, this::toJson)
        .put("count", presence.onlineCount())
        .put("next", users.size() < size ? null : users.get(size - 1).username())
        .build();
  }

  private JsonObject toJson(PresenceState user) {
    Collection<Session> sessions = hub.sessions().ofUser(user.userId());
    Instant since =
        sessions.stream().map(Session::since).min(Comparator.naturalOrder()).orElse(null);
    return new JsonOutput()
        .put("user_id", user.userId())
        .put("username", user.username())
        .put("status", user.status().wireName())
        .put("sessions", sessions.size())
        .put("nodes", sessions.isEmpty() ? 0 : 1)
        .put("since", since)
        .put("last_seen", user.lastSeen())
        .build();
  }
}
