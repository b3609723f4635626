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

  /**
   * Makes this node hear what is published to a channel. To be called before a session subscribes;
   * waits at most two seconds for the other nodes to know. It ends by itself some time after the
   * last subscriber has gone.
   *
   * @throws dev.lamplighter.problem.ProblemException to be tried again, when a node did not answer
   */
  void hear(String channel);
}
