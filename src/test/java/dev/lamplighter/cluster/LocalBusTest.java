package dev.lamplighter.cluster;

import dev.lamplighter.hub.HubCase;
import dev.lamplighter.hub.Session;

class LocalBusTest extends HubCase implements BusContract {
  private final Bus bus = new LocalBus(hub.fanout());

  @Override
  public Bus bus() {
    return bus;
  }

  @Override
  public Session connect(String user, Recorder recorder) {
    return super.connect(user, recorder);
  }

  @Override
  public void subscribe(Session session, String channel) {
    hub.channels().subscribe(session, channel);
  }
}
