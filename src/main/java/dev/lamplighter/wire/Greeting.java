package dev.lamplighter.wire;

import dev.lamplighter.hub.Event;
import dev.lamplighter.hub.Session;
import dev.lamplighter.json.JsonOutput;
import dev.lamplighter.json.Times;
import java.time.Duration;
import java.time.Instant;

/** The event {@code connected}: who is connected as whom, and for how long. */
public final class Greeting {
  private Greeting() {}

  public static Event connected(Session session) {
    return connected(session, session.id());
  }

  /**
   * @param sid what the client knows the session by
   */
  public static Event connected(Session session, String sid) {
    Instant now = Instant.now();
    Duration left = Duration.between(now, session.caller().expiresAt());
    return Event.of(
        "connected",
        new JsonOutput()
            .put("sid", sid)
            .put("user_id", session.userId())
            .put("username", session.username())
            .put("timestamp", Times.cut(now))
            .put("expires_in", Math.max(0, left.toSeconds()))
            .build()
            .toString());
  }
}
