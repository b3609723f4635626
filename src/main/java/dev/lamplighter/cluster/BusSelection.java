package dev.lamplighter.cluster;

import dev.lamplighter.hub.Hub;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Decides at start which bus this node uses. */
@ApplicationScoped
public class BusSelection {

  @Produces
  @Singleton
  Bus bus(Hub hub) {
    return new LocalBus(hub.fanout());
  }
}
