package dev.lamplighter.notifications.boundary;

import dev.lamplighter.hub.Hub;
import dev.lamplighter.hub.Session;
import dev.lamplighter.notifications.control.NotificationRoad;
import dev.lamplighter.wire.ChannelDoor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The channel {@code notifications}: a user's own come to {@code /ws} without it. */
@ApplicationScoped
public class NotificationsDoor implements ChannelDoor {
  @Inject private Hub hub;

  @Override
  public boolean opens(String channel) {
    return channel.equals(NotificationRoad.CHANNEL);
  }

  @Override
  public void enter(Session session, String channel) {
    hub.channels().subscribe(session, channel);
  }
}
