package dev.lamplighter.cluster;

import dev.lamplighter.hub.Audience;
import dev.lamplighter.hub.Event;

/**
 * The road between nodes. Whoever has something to tell publishes here and nowhere else, and hears
 * it like everyone. May be called from any thread and does not block. Events of one publishing
 * thread arrive in its order; there is no order between publishers.
 */
public interface Bus {
  void publish(Audience audience, Event event);
}
