package dev.lamplighter.admin.control;

import dev.lamplighter.cluster.Node;
import dev.lamplighter.cluster.Nodes;
import dev.lamplighter.hub.Audience;
import dev.lamplighter.hub.Event;
import dev.lamplighter.hub.Hub;
import dev.lamplighter.json.JsonOutput;
import dev.lamplighter.json.Times;
import dev.lamplighter.presence.control.Presence;
import dev.lamplighter.threads.Timers;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** What admins who watch are told once a second: of all nodes together. */
@ApplicationScoped
public class Stats {
  public static final String CHANNEL = "stats";

  private static final String ASK = "stats.ask";
  private static final String TOLD = "stats.told";

  @Inject private Hub hub;
  @Inject private Nodes nodes;
  @Inject private Presence presence;
  @Resource private ManagedThreadFactory threads;
  private final Map<String, NodeLoad> loads = new ConcurrentHashMap<>();
  private ScheduledExecutorService timer;

  @PostConstruct
  void assemble() {
    nodes.receive(ASK, (from, message) -> nodes.send(from, TOLD, own().toString()));
    nodes.receive(TOLD, this::told);
    timer = new Timers(1, threads);
    timer.scheduleAtFixedRate(this::tick, 1, 1, TimeUnit.SECONDS);
  }

  /** Early, so that it hears of other nodes. */
  void started(@Observes @Initialized(ApplicationScoped.class) Object start) {}

  @PreDestroy
  void stop() {
    timer.shutdownNow();
  }

  private JsonObject own() {
    return new JsonOutput()
        .put("sessions", hub.sessions().count())
        .put("sent", hub.counters().delivered())
        .build();
  }

  private void told(Node from, JsonObject load) {
    long sent = load.getJsonNumber("sent").longValue();
    long now = System.nanoTime();
    loads.compute(
        from.life(), (life, before) -> NodeLoad.next(before, load.getInt("sessions"), sent, now));
  }

  private void tick() {
    if (!hub.channels().hasSubscribers(CHANNEL)) {
      loads.clear();
      return;
    }
    told(nodes.self(), own());
    Set<String> alive = new HashSet<>(Set.of(nodes.self().life()));
    nodes.others().forEach(node -> alive.add(node.life()));
    loads.keySet().retainAll(alive);
    hub.fanout().deliver(Audience.channel(CHANNEL), event());
    nodes.sendAll(ASK, "{}");
  }

  private Event event() {
    JsonObject json =
        new JsonOutput()
            .put("sessions", loads.values().stream().mapToInt(NodeLoad::sessions).sum())
            .put("online", presence.onlineCount())
            .put("messages_per_second", loads.values().stream().mapToLong(NodeLoad::rate).sum())
            .put("nodes", loads.size())
            .put("timestamp", Times.cut(Instant.now()))
            .build();
    return Event.latest(CHANNEL, json.toString(), "");
  }
}
