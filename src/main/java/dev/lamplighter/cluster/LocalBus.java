package dev.lamplighter.cluster;

import dev.lamplighter.hub.Audience;
import dev.lamplighter.hub.Event;
import dev.lamplighter.hub.Fanout;

/** The bus of a node that is alone: a direct call. */
public final class LocalBus implements Bus {
  private final Fanout fanout;

  public LocalBus(Fanout fanout) {
    this.fanout = fanout;
  }

  @Override
  public void publish(Audience audience, Event event) {
    fanout.deliver(audience, event);
  }

  @Override
  public void hear(String channel) {}
}
