package dev.lamplighter.hub;

import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Delivers an event to the sessions of this node that belong to its audience: encoded once for each
 * wire, then appended to each outbox. Called on the publisher's thread; does not block.
 */
public final class Fanout {
  private final Sessions sessions;
  private final Channels channels;
  private final HubCounters counters;

  public Fanout(Sessions sessions, Channels channels, HubCounters counters) {
    this.sessions = sessions;
    this.channels = channels;
    this.counters = counters;
  }

  public void deliver(Audience audience, Event event) {
    deliver(audience, event, session -> true);
  }

  /**
   * @param wants asked of each session of the audience; must not block
   */
  public void deliver(Audience audience, Event event, Predicate<Session> wants) {
    Delivery delivery = new Delivery(event, wants);
    if (audience.channel() == null && audience.users() != null) {
      for (String userId : audience.users()) {
        delivery.to(sessions.ofUser(userId), audience);
      }
    } else if (audience.channel() == null) {
      delivery.to(sessions.all(), audience);
    } else if (audience.users() != null) {
      delivery.to(subscribersAmong(audience), audience);
    } else {
      delivery.to(channels.subscribersOf(audience.channel()), audience);
    }
    counters.delivered(delivery.count);
  }

  private List<Session> subscribersAmong(Audience audience) {
    return audience.users().stream()
        .flatMap(userId -> sessions.ofUser(userId).stream())
        .filter(session -> session.isSubscribed(audience.channel()))
        .toList();
  }

  /** One event on its way, with what it looks like on each wire so far. */
  private static final class Delivery {
    private final Event event;
    private final Map<Wire, Frame> frames = new IdentityHashMap<>(2);
    private final Predicate<Session> wants;
    private int count;

    Delivery(Event event, Predicate<Session> wants) {
      this.event = event;
      this.wants = wants;
    }

    void to(Collection<Session> receivers, Audience audience) {
      for (Session session : receivers) {
        if (audience.includes(session) && wants.test(session)) {
          Frame frame = frames.computeIfAbsent(session.wire(), wire -> wire.encode(event));
          session.enqueue(frame, event.latestKey());
          count++;
        }
      }
    }
  }
}
