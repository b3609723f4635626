package dev.lamplighter.presence.boundary;

import dev.lamplighter.hub.Session;
import dev.lamplighter.presence.control.Presence;
import dev.lamplighter.wire.ChannelDoor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The channel {@code online}: everyone's comings and goings, and the count. */
@ApplicationScoped
public class OnlineDoor implements ChannelDoor {
  @Inject private Presence presence;

  @Override
  public boolean opens(String channel) {
    return channel.equals("online");
  }

  @Override
  public void enter(Session session, String channel) {
    presence.watchAll(session);
  }
}
