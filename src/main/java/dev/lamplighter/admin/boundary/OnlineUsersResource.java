package dev.lamplighter.admin.boundary;

import dev.lamplighter.cluster.SessionDirectory;
import dev.lamplighter.identity.AdminOnly;
import dev.lamplighter.json.JsonOutput;
import dev.lamplighter.json.PageSize;
import dev.lamplighter.json.Times;
import dev.lamplighter.presence.control.Presence;
import dev.lamplighter.presence.entity.PresenceState;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Who is online, with what an admin may know. */
@Path("/admin/online-users")
@Produces(MediaType.APPLICATION_JSON)
@AdminOnly
@RequestScoped
public class OnlineUsersResource {
  @Inject private Presence presence;
  @Inject private SessionDirectory directory;

  @GET
  public JsonObject online(
      @QueryParam("limit") String limit, @DefaultValue("") @QueryParam("after") String after) {
    int size = PageSize.of(limit);
    List<PresenceState> users = presence.onlineForAdmin(after, size);
    Map<String, List<SessionDirectory.Entry>> sessions =
        directory.ofUsers(users.stream().map(PresenceState::userId).toList()).stream()
            .collect(Collectors.groupingBy(SessionDirectory.Entry::userId));
    return new JsonOutput()
        .putList(
            "users", users, user -> toJson(user, sessions.getOrDefault(user.userId(), List.of())))
        .put("count", presence.onlineCount())
        .put("next", users.size() < size ? null : users.get(size - 1).username())
        .build();
  }

  private static JsonObject toJson(PresenceState user, List<SessionDirectory.Entry> sessions) {
    return new JsonOutput()
        .put("user_id", user.userId())
        .put("username", user.username())
        .put("status", user.status().wireName())
        .put("sessions", sessions.size())
        .putStrings("nodes", nodes(sessions))
        .put("since", since(sessions))
        .put("last_seen", user.lastSeen())
        .build();
  }

  private static List<String> nodes(List<SessionDirectory.Entry> sessions) {
    return sessions.stream().map(SessionDirectory.Entry::node).distinct().sorted().toList();
  }

  private static Instant since(List<SessionDirectory.Entry> sessions) {
    return sessions.stream()
        .map(SessionDirectory.Entry::since)
        .min(Comparator.naturalOrder())
        .map(Times::cut)
        .orElse(null);
  }
}
