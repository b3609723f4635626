package dev.lamplighter.cluster;

import dev.lamplighter.hub.Audience;
import dev.lamplighter.hub.Event;
import dev.lamplighter.hub.Fanout;
import dev.lamplighter.hub.Hub;
import dev.lamplighter.threads.Timers;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** The bus between the nodes of a cluster: an event goes only where somebody may hear it. */
public final class HazelcastBus implements Bus, AutoCloseable {
  private static final String EVENT = "event";

  private final Nodes nodes;
  private final Fanout fanout;
  private final Whereabouts whereabouts;
  private final Listening listening = new Listening();
  private final Interests interests;
  private final ScheduledExecutorService timers;

  /**
   * @param patience how long {@code hear} waits for the others
   * @param linger how long this node hears a channel after its last subscriber went
   */
  HazelcastBus(
      Nodes nodes,
      Hub hub,
      Whereabouts whereabouts,
      Duration patience,
      Duration linger,
      ThreadFactory threads) {
    this.nodes = nodes;
    this.fanout = hub.fanout();
    this.whereabouts = whereabouts;
    this.interests = new Interests(nodes, hub.channels(), listening, patience, linger);
    this.timers = new Timers(1, threads);
    nodes.receive(EVENT, this::received);
    long sweep = Math.max(1, linger.toMillis() / 6);
    timers.scheduleWithFixedDelay(interests::sweep, sweep, sweep, TimeUnit.MILLISECONDS);
  }

  @Override
  public void publish(Audience audience, Event event) {
    fanout.deliver(audience, event);
    if (audience.channel() != null) {
      sendTo(listening.to(audience.channel()), audience, event);
    } else if (audience.users() != null) {
      holders(audience.users()).forEach((node, users) -> send(node, audience.only(users), event));
    } else {
      nodes.sendAll(EVENT, EventText.write(audience, event));
    }
  }

  private void sendTo(Set<Node> receivers, Audience audience, Event event) {
    if (!receivers.isEmpty()) {
      String text = EventText.write(audience, event);
      receivers.forEach(node -> nodes.send(node, EVENT, text));
    }
  }

  private void send(Node node, Audience audience, Event event) {
    nodes.send(node, EVENT, EventText.write(audience, event));
  }

  /** The other nodes that hold some of the users, each with those that it holds. */
  private Map<Node, Set<String>> holders(Set<String> users) {
    String own = nodes.self().name();
    Map<Node, Set<String>> holders = new HashMap<>(4);
    for (String user : users) {
      for (Node node : whereabouts.nodesOf(user)) {
        if (!node.name().equals(own)) {
          holders.computeIfAbsent(node, n -> new HashSet<>()).add(user);
        }
      }
    }
    return holders;
  }

  private void received(Node from, JsonObject message) {
    fanout.deliver(EventText.audience(message), EventText.event(message));
  }

  @Override
  public void hear(String channel) {
    interests.hear(channel);
  }

  @Override
  public void close() {
    timers.shutdownNow();
  }
}
