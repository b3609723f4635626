package dev.lamplighter.channels.boundary;

import dev.lamplighter.channels.control.AppChannels;
import dev.lamplighter.cluster.Bus;
import dev.lamplighter.hub.Hub;
import dev.lamplighter.hub.Session;
import dev.lamplighter.wire.ChannelDoor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Channels {@code app:{name}}. */
@ApplicationScoped
public class AppChannelDoor implements ChannelDoor {
  @Inject private AppChannels channels;
  @Inject private Bus bus;
  @Inject private Hub hub;

  @Override
  public boolean opens(String channel) {
    return channels.isAppChannel(channel);
  }

  @Override
  public void enter(Session session, String channel) {
    channels.checkSubscribe(session.caller());
    bus.hear(channel);
    hub.channels().subscribe(session, channel);
  }
}
