package dev.lamplighter.wire;

import dev.lamplighter.hub.Session;
import dev.lamplighter.identity.Caller;

/** Lets sessions into one kind of channel. Found by CDI; one a kind. */
public interface ChannelDoor {
  boolean opens(String channel);

  /**
   * Checks access alone, before a socket that would enter is accepted.
   *
   * @throws dev.lamplighter.problem.ProblemException to refuse
   */
  default void check(Caller caller, String channel) {}

  /**
   * Checks access and subscribes.
   *
   * @throws dev.lamplighter.problem.ProblemException to refuse
   */
  void enter(Session session, String channel);
}
