package dev.lamplighter.connections.boundary;

import dev.lamplighter.connections.control.ConnectionNews;
import dev.lamplighter.hub.Hub;
import dev.lamplighter.hub.Session;
import dev.lamplighter.wire.ChannelDoor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The channel {@code connections}: a user's own events come to {@code /ws} without it. */
@ApplicationScoped
public class ConnectionsDoor implements ChannelDoor {
  @Inject private Hub hub;

  @Override
  public boolean opens(String channel) {
    return channel.equals(ConnectionNews.CHANNEL);
  }

  @Override
  public void enter(Session session, String channel) {
    hub.channels().subscribe(session, channel);
  }
}
