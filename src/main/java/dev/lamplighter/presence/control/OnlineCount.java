package dev.lamplighter.presence.control;

import dev.lamplighter.hub.Audience;
import dev.lamplighter.hub.Hub;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Tells how many are online: at once when it was quiet, else after the interval, so that the last
 * value always arrives. With the greeting's count that makes at most four a second for a client.
 * All hear one number but those whom somebody online has blocked: they hear their own, and when it
 * changes only. Under the lock of {@link PresenceBoard}.
 */
final class OnlineCount {
  private static final Duration INTERVAL = Duration.ofMillis(350);
  private static final Audience ALL = Audience.channel(PresenceEvents.ONLINE_CHANNEL);

  private final Roster roster;
  private final Hub hub;
  private final ScheduledExecutorService clock;
  private final Object lock;
  private int told;
  private Map<String, Integer> toldHidden = Map.of();

  /** Who was greeted with a number that is not told yet, and may never be. */
  private final Set<String> astray = new HashSet<>();

  private boolean waiting;
  private boolean changed;

  OnlineCount(Roster roster, Hub hub, ScheduledExecutorService clock, Object lock) {
    this.roster = roster;
    this.hub = hub;
    this.clock = clock;
    this.lock = lock;
  }

  /** What a viewer counts who begins to listen now. */
  int greeting(String viewerId) {
    int own = roster.onlineCount(viewerId);
    if (own != told(viewerId)) {
      astray.add(viewerId);
    }
    return own;
  }

  private int told(String viewerId) {
    return told - toldHidden.getOrDefault(viewerId, 0);
  }

  /** Somebody came or went, for all or for one. */
  void changed() {
    if (waiting) {
      changed = true;
    } else {
      tell();
    }
  }

  private void tell() {
    changed = false;
    waiting = true;
    clock.schedule(this::intervalOver, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    int count = roster.onlineCount();
    Map<String, Integer> hidden = Map.copyOf(roster.hidden());
    Set<String> apart = new HashSet<>(astray);
    apart.addAll(hidden.keySet());
    apart.addAll(toldHidden.keySet());
    if (count != told) {
      hub.fanout().deliver(ALL.except(apart), PresenceEvents.count(count));
    }
    news(apart, count, hidden)
        .forEach(
            (own, viewers) -> hub.fanout().deliver(ALL.only(viewers), PresenceEvents.count(own)));
    told = count;
    toldHidden = hidden;
    astray.clear();
  }

  /** By their own number, those who are here and have heard another. */
  private Map<Integer, Set<String>> news(
      Set<String> viewers, int count, Map<String, Integer> hidden) {
    Map<Integer, Set<String>> news = new HashMap<>();
    for (String viewer : viewers) {
      int own = count - hidden.getOrDefault(viewer, 0);
      boolean isNews = own != told(viewer) || astray.contains(viewer);
      if (isNews && !hub.sessions().ofUser(viewer).isEmpty()) {
        news.computeIfAbsent(own, number -> new HashSet<>()).add(viewer);
      }
    }
    return news;
  }

  private void intervalOver() {
    synchronized (lock) {
      waiting = false;
      if (changed) {
        tell();
      }
    }
  }
}
