package dev.lamplighter.feed.boundary;

import dev.lamplighter.feed.control.FeedRoad;
import dev.lamplighter.hub.Hub;
import dev.lamplighter.hub.Session;
import dev.lamplighter.wire.ChannelDoor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The channel {@code feed}: new posts, likes and comments as they come. */
@ApplicationScoped
public class FeedDoor implements ChannelDoor {
  @Inject private Hub hub;

  @Override
  public boolean opens(String channel) {
    return channel.equals(FeedRoad.CHANNEL);
  }

  @Override
  public void enter(Session session, String channel) {
    hub.channels().subscribe(session, channel);
  }
}
