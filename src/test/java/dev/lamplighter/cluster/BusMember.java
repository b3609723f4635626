package dev.lamplighter.cluster;

import dev.lamplighter.hub.Hub;
import dev.lamplighter.hub.HubCase;
import dev.lamplighter.hub.Session;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** One node of a bus under test: its own hub, nodes and bus. */
final class BusMember extends HubCase implements AutoCloseable {
  final HazelcastNodes nodes;
  final Whereabouts whereabouts = new Whereabouts();
  final HazelcastBus bus;

  /** Events that came from other nodes. */
  final AtomicInteger eventsCarried = new AtomicInteger();

  private BusMember(String name, Transport transport, Duration patience, Duration linger) {
    nodes = new HazelcastNodes(settings(name), counting(transport), Thread::new);
    bus = new HazelcastBus(nodes, hub, whereabouts, patience, linger, Thread::new);
  }

  private static NodesSettings settings(String name) {
    return new NodesSettings(
        name,
        "lamplighter",
        new Seats(List.of()),
        "database",
        new Doorway("", 8080),
        "1",
        Duration.ofMillis(100),
        Duration.ofSeconds(30),
        Duration.ofSeconds(30),
        Duration.ofMillis(200));
  }

  static BusMember started(String name, Transport transport) {
    return started(name, transport, Duration.ofSeconds(2), Duration.ofSeconds(30));
  }

  static BusMember started(String name, Transport transport, Duration patience, Duration linger) {
    BusMember member = new BusMember(name, transport, patience, linger);
    try {
      member.nodes.start();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return member;
  }

  private Transport counting(Transport transport) {
    return new CountingTransport(
        transport,
        text -> {
          for (int at = -1; (at = text.indexOf("\"kind\":\"event\"", at + 1)) >= 0; ) {
            eventsCarried.incrementAndGet();
          }
        });
  }

  Hub hub() {
    return hub;
  }

  Session session(String user, Recorder recorder) {
    Session session = super.connect(user, recorder);
    whereabouts.put(session.userId(), nodes.self(), 1);
    return session;
  }

  void subscribe(Session session, String channel) {
    bus.hear(channel);
    hub.channels().subscribe(session, channel);
  }

  void unsubscribe(Session session, String channel) {
    hub.channels().unsubscribe(session, channel);
  }

  @Override
  public void close() {
    bus.close();
    nodes.close();
    hub.close();
  }
}
