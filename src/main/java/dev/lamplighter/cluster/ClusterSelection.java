package dev.lamplighter.cluster;

import com.hazelcast.core.HazelcastInstance;
import dev.lamplighter.database.Installation;
import dev.lamplighter.hub.Hub;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.Config;

/** Decides at start whether this node is alone or one of a cluster; alone needs no Hazelcast. */
@ApplicationScoped
public class ClusterSelection {
  /** Whoever hears of nodes registers in a start-up observer of a lower priority. */
  public static final int PRIORITY = 10_000;

  private static final Logger LOG = Logger.getLogger(ClusterSelection.class.getName());

  @Inject private Config config;
  @Inject private Installation installation;
  @Resource private ManagedThreadFactory threads;

  @Produces
  @Singleton
  Nodes nodes() {
    if (!isClustered(config)) {
      return new LocalNodes(new Node(NodesSettings.name(config), NodesSettings.random(12)));
    }
    HazelcastInstance hazelcast = HazelcastLookup.instance();
    HazelcastGuard.requireSecret(config, hazelcast);
    HazelcastGuard.refuseClients(hazelcast);
    return new HazelcastNodes(
        NodesSettings.from(config, installation.id()), new HazelcastTransport(hazelcast), threads);
  }

  @Produces
  @Singleton
  SessionDirectory sessions(Nodes nodes, Hub hub) {
    if (nodes instanceof LocalNodes) {
      return new LocalSessions(hub.sessions(), nodes.self().name());
    }
    Duration period = config.getValue("lamplighter.cluster.sessions.compare", Duration.class);
    return new HazelcastSessions(
        HazelcastLookup.instance(), hub.sessions(), nodes, period, threads);
  }

  /** Whether the configuration names other nodes. */
  static boolean isClustered(Config config) {
    return config
        .getOptionalValue("lamplighter.cluster", String.class)
        .filter(hosts -> !hosts.isBlank())
        .isPresent();
  }

  @Produces
  @Singleton
  ClusterState state(Nodes nodes) {
    return nodes instanceof HazelcastNodes clustered ? clustered.state() : new Alone(nodes);
  }

  @Produces
  @Singleton
  Whereabouts whereabouts() {
    return new Whereabouts();
  }

  @Produces
  @Singleton
  Bus bus(Nodes nodes, Hub hub, Whereabouts whereabouts) {
    if (nodes instanceof LocalNodes) {
      return new LocalBus(hub.fanout());
    }
    Duration patience = config.getValue("lamplighter.cluster.hear.timeout", Duration.class);
    Duration linger = config.getValue("lamplighter.cluster.hear.linger", Duration.class);
    return new HazelcastBus(nodes, hub, whereabouts, patience, linger, threads);
  }

  /** The bus and the directory are asked for so that they listen before this node joins. */
  void start(
      @Observes @Priority(PRIORITY) @Initialized(ApplicationScoped.class) Object start,
      Nodes nodes,
      Bus bus,
      SessionDirectory sessions)
      throws InterruptedException {
    if (nodes instanceof HazelcastNodes clustered) {
      clustered.start();
    }
  }

  /** The last that happens, so that what features say at the end still goes out. */
  void stop(
      @Observes @Priority(PRIORITY) @BeforeDestroyed(ApplicationScoped.class) Object stop,
      Nodes nodes) {
    close(nodes);
  }

  /** Static, like the others: when a start fails, this bean may be gone before what it made. */
  static void leave(@Disposes Nodes nodes) {
    close(nodes);
  }

  static void leave(@Disposes SessionDirectory sessions) {
    close(sessions);
  }

  static void leave(@Disposes Bus bus) {
    close(bus);
  }

  private static void close(Object part) {
    try {
      if (part instanceof AutoCloseable open) {
        open.close();
      }
    } catch (Exception e) {
      LOG.log(Level.WARNING, "event=cluster_not_left_cleanly", e);
    }
  }
}
