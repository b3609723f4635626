package dev.lamplighter.presence.control;

import dev.lamplighter.hub.Audience;
import dev.lamplighter.hub.Event;
import dev.lamplighter.json.JsonOutput;
import dev.lamplighter.json.Times;
import dev.lamplighter.presence.entity.PresenceChange;
import dev.lamplighter.presence.entity.PresenceState;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Presence as clients hear of it (pure: from changes to events). */
final class PresenceEvents {
  /** Subscribers hear of everyone, as the clients of single-room applications expect. */
  static final String ONLINE_CHANNEL = "online";

  private PresenceEvents() {}

  /** What those hear of who watch one user. */
  static Audience watchersOf(String userId) {
    return Audience.channel(watchChannel(userId));
  }

  static String watchChannel(String userId) {
    return "presence:" + userId;
  }

  /** Those sessions are in it that watch the user, and see when the user was last here. */
  static String confidedChannel(String userId) {
    return "confided:" + userId;
  }

  static Event diff(PresenceState before, PresenceState after) {
    boolean join = !before.isOnline() && after.isOnline();
    boolean leave = before.isOnline() && !after.isOnline();
    JsonObject diff =
        new JsonOutput()
            .putList("joins", only(join, after), PresenceState::toEntry)
            .putList("leaves", only(leave, after), PresenceState::toEntry)
            .putList("changes", only(!join && !leave, after), PresenceState::toEntry)
            .build();
    return Event.latest("presence_diff", diff.toString(), after.userId());
  }

  private static List<PresenceState> only(boolean condition, PresenceState state) {
    return condition ? List.of(state) : List.of();
  }

  static Event snapshot(Collection<PresenceState> users) {
    return Event.of(
        "presence_state",
        new JsonOutput()
            .putList("users", users, user -> user.inSnapshot().toEntry())
            .build()
            .toString());
  }

  /** Crossing to or from offline is two events, every other change one. */
  static List<Event> broadcasts(PresenceChange change, Instant now) {
    Event status = status(change.after(), now);
    if (change.isJoin()) {
      return List.of(crossing("user_online", change.after()), status);
    }
    return change.isLeave()
        ? List.of(crossing("user_offline", change.after()), status)
        : List.of(status);
  }

  private static Event crossing(String name, PresenceState user) {
    JsonOutput data =
        new JsonOutput().put("username", user.username()).put("user_id", user.userId());
    if (!user.isOnline()) {
      data.put("last_seen", user.lastSeen());
    }
    return new Event(name, data.build().toString(), "crossing " + user.userId());
  }

  private static Event status(PresenceState user, Instant now) {
    JsonObject data =
        new JsonOutput()
            .put("user_id", user.userId())
            .put("username", user.username())
            .put("status", user.status().wireName())
            .put("status_text", user.text())
            .put("timestamp", Times.cut(now))
            .build();
    return Event.latest("user_status", data.toString(), user.userId());
  }

  static Event count(int online) {
    return Event.latest("online_count_update", "{\"count\":" + online + "}", "");
  }
}
