package dev.lamplighter.presence.control;

import dev.lamplighter.hub.Audience;
import dev.lamplighter.hub.Fanout;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Tells how many are online: at once when it was quiet, else after the interval, so that the last
 * value always arrives. With the greeting's count that makes at most four a second for a client.
 */
final class OnlineCount {
  private static final Duration INTERVAL = Duration.ofMillis(350);

  private final Fanout fanout;
  private final ScheduledExecutorService clock;
  private int count;
  private boolean waiting;
  private boolean changed;

  OnlineCount(Fanout fanout, ScheduledExecutorService clock) {
    this.fanout = fanout;
    this.clock = clock;
  }

  synchronized void set(int online) {
    if (online == count) {
      return;
    }
    count = online;
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
    fanout.deliver(Audience.channel(PresenceEvents.ONLINE_CHANNEL), PresenceEvents.count(count));
  }

  private synchronized void intervalOver() {
    waiting = false;
    if (changed) {
      tell();
    }
  }
}
