package dev.lamplighter.wire;

import dev.lamplighter.hub.Session;

/** Lets sessions into one kind of channel. Found by CDI; one a kind. */
public interface ChannelDoor {
  boolean opens(String channel);

  /**
   * Checks access and subscribes.
   *
   * @throws dev.lamplighter.problem.ProblemException to refuse
   */
  void enter(Session session, String channel);
}
