package dev.lamplighter.hub;

import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

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
    Delivery delivery = new Delivery(event);
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
    private int count;

    Delivery(Event event) {
      this.event = event;
    }

    void to(Collection<Session> receivers, Audience audience) {
      for (Session session : receivers) {
        if (audience.includes(session.userId())) {
          Frame frame = frames.computeIfAbsent(session.wire(), wire -> wire.encode(event));
          session.enqueue(frame, event.latestKey());
          count++;
        }
      }
    }
  }
}
