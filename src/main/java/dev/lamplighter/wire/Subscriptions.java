package dev.lamplighter.wire;

import dev.lamplighter.hub.Hub;
import dev.lamplighter.hub.Session;
import dev.lamplighter.identity.Caller;
import dev.lamplighter.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Optional;

/** Channels as clients name them. Each kind has a door; what has none does not exist. */
@ApplicationScoped
public class Subscriptions {
  static final int MAX_NAME = 128;
  private static final int MAX_PER_SESSION = 200;

  @Inject @Any private Instance<ChannelDoor> doors;
  @Inject private Hub hub;

  public void enter(Session session, String channel) {
    if (session.isSubscribed(channel)) {
      return;
    }
    ChannelDoor door =
        door(channel).orElseThrow(() -> ProblemException.invalid("channel", "does not exist"));
    if (session.subscriptions("") >= MAX_PER_SESSION + session.subscriptions("presence:")) {
      throw ProblemException.invalid(
          "channel", "is one too many: a session may have " + MAX_PER_SESSION);
    }
    door.enter(session, channel);
  }

  /** Refuses whom the channel's door would not let in. */
  public void check(Caller caller, String channel) {
    door(channel).ifPresent(door -> door.check(caller, channel));
  }

  public void leave(Session session, String channel) {
    if (door(channel).isPresent()) {
      hub.channels().unsubscribe(session, channel);
    }
  }

  private Optional<ChannelDoor> door(String channel) {
    return doors.stream().filter(door -> door.opens(channel)).findAny();
  }
}
