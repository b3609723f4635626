package dev.lamplighter.admin.control;

import dev.lamplighter.admin.control.Welcome.Told;
import dev.lamplighter.admin.entity.Broadcast;
import dev.lamplighter.cluster.Nodes;
import dev.lamplighter.database.Migrations;
import dev.lamplighter.hub.Audience;
import dev.lamplighter.hub.Hub;
import dev.lamplighter.hub.Session;
import dev.lamplighter.hub.SessionAdmitted;
import dev.lamplighter.json.JsonOutput;
import dev.lamplighter.problem.Outage;
import dev.lamplighter.threads.Timers;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;

/**
 * Takes broadcasts to the sessions of this node, once a user where they last, and writes down who
 * received them. What another node tells is a hint: lasting ones are read from the database, too.
 */
@ApplicationScoped
public class BroadcastRoad {
  private static final Logger LOG = Logger.getLogger(BroadcastRoad.class.getName());
  private static final String SENT = "admin.broadcast";
  private static final long READ_SECONDS = 5;
  private static final long WELCOME_MILLIS = 100;

  @Inject private Hub hub;
  @Inject private Nodes nodes;
  @Inject private BroadcastRows rows;
  @Resource private ManagedThreadFactory threads;
  private final Map<Long, Broadcast> lasting = new ConcurrentHashMap<>();
  private Welcome welcome;
  private ScheduledExecutorService writer;

  @PostConstruct
  void assemble() {
    welcome = new Welcome(rows, session -> hub.sessions().byId(session.id()).isPresent());
    writer = new Timers(1, threads);
    nodes.receive(SENT, (from, message) -> heard(message.getJsonNumber("id").longValue()));
  }

  /** Early, so that it hears of other nodes' broadcasts. */
  void started(
      @Observes @Priority(Migrations.PRIORITY + 100) @Initialized(ApplicationScoped.class)
          Object start) {
    writer.scheduleWithFixedDelay(this::readLasting, 0, READ_SECONDS, TimeUnit.SECONDS);
    writer.scheduleWithFixedDelay(
        this::welcome, WELCOME_MILLIS, WELCOME_MILLIS, TimeUnit.MILLISECONDS);
  }

  @PreDestroy
  void stop() {
    writer.shutdownNow();
  }

  /** Any thread; never waits. */
  void publish(Broadcast broadcast) {
    nodes.sendAll(SENT, new JsonOutput().put("id", broadcast.id()).build().toString());
    writer.execute(() -> guarded(() -> deliver(broadcast)));
  }

  private void heard(long id) {
    writer.execute(() -> guarded(() -> rows.find(id).ifPresent(this::deliver)));
  }

  private void readLasting() {
    guarded(
        () -> {
          lasting.values().removeIf(broadcast -> broadcast.isOver(rows.now()));
          rows.lasting().forEach(this::deliver);
        });
  }

  /** A task that throws would never run again, and the database may be away for a while. */
  private static void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      Outage.warn(LOG, "event=broadcast_not_delivered", e);
    }
  }

  /** To everyone who is here, at its first sight. On the writer's thread alone. */
  private void deliver(Broadcast broadcast) {
    if (broadcast.isOver(rows.now()) || lasting.containsKey(broadcast.id())) {
      return;
    }
    if (broadcast.lasting()) {
      lasting.put(broadcast.id(), broadcast);
    }
    Set<String> receivers = new HashSet<>();
    for (Session session : hub.sessions().all()) {
      if (Welcome.isFor(broadcast, session)) {
        receivers.add(session.userId());
      }
    }
    hub.fanout()
        .deliver(Audience.users(receivers).about(Welcome.CHANNEL), Welcome.event(broadcast));
    if (!receivers.isEmpty()) {
      rows.add(receivers.stream().map(id -> new Told(broadcast.id(), id)).toList());
    }
  }

  void came(@Observes SessionAdmitted event) {
    Session session = event.session();
    if (lasting.values().stream().anyMatch(broadcast -> Welcome.isFor(broadcast, session))) {
      welcome.came(session);
    }
  }

  private void welcome() {
    guarded(
        () ->
            welcome.round(
                lasting.values().stream()
                    .filter(broadcast -> !broadcast.isOver(rows.now()))
                    .toList()));
  }
}
