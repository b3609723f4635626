package dev.lamplighter.operations;

import dev.lamplighter.cluster.ClusterState;
import dev.lamplighter.hub.CloseCode;
import dev.lamplighter.hub.Hub;
import dev.lamplighter.hub.HubCounters;
import dev.lamplighter.identity.SignIns;
import dev.lamplighter.presence.control.Presence;
import dev.lamplighter.wire.socketio.SocketIo;
import dev.lamplighter.wire.socketio.relay.RelayCounters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.function.Function;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/**
 * What {@code /metrics} shows of the hub, the cluster and sign-ins. Gauges read what is counted
 * anyway.
 */
@ApplicationScoped
public class HubMetrics {
  @Inject private MetricRegistry metrics;
  @Inject private Hub hub;
  @Inject private Presence presence;
  @Inject private ClusterState cluster;
  @Inject private SocketIo socketIo;
  @Inject private SignIns signIns;

  void register(@Observes @Initialized(ApplicationScoped.class) Object start) {
    HubCounters counters = hub.counters();
    gauge("lamplighter_sessions", "Open sessions", hub, h -> h.sessions().count());
    gauge("lamplighter_users_online", "Users online", presence, Presence::onlineCount);
    gauge(
        "lamplighter_channels",
        "Channels somebody is subscribed to",
        hub,
        h -> h.channels().count());
    gauge("lamplighter_events_sent", "Events handed to sessions", counters, HubCounters::delivered);
    gauge("lamplighter_presence_writes", "Presence rows written", presence, Presence::rowsWritten);
    for (CloseCode code : CloseCode.values()) {
      gauge(
          "lamplighter_sessions_closed",
          "Sessions closed by the server",
          counters,
          c -> c.closedFor(code),
          new Tag("code", Integer.toString(code.code())));
    }
  }

  void registerCluster(@Observes @Initialized(ApplicationScoped.class) Object start) {
    gauge("lamplighter_cluster_members", "Nodes alive", cluster, c -> c.members().size());
    gauge(
        "lamplighter_cluster_messages_sent",
        "Messages to other nodes, once for each receiver",
        cluster,
        ClusterState::sent);
    gauge(
        "lamplighter_cluster_dropped",
        "Messages between nodes that found no room",
        cluster,
        ClusterState::dropped);
    gauge(
        "lamplighter_cluster_gaps",
        "How often messages of another node were missing",
        cluster,
        ClusterState::gaps);
  }

  void registerSignIns(@Observes @Initialized(ApplicationScoped.class) Object start) {
    for (SignIns.Outcome outcome : SignIns.Outcome.values()) {
      gauge(
          "lamplighter_sign_ins",
          "Sign-ins, renewals and refusals",
          signIns,
          s -> s.count(outcome),
          new Tag("outcome", outcome.label()));
    }
  }

  void registerRelay(@Observes @Initialized(ApplicationScoped.class) Object start) {
    gauge(
        "lamplighter_socketio_relays_under_way",
        "Requests and WebSockets that are passed on to other nodes just now",
        socketIo,
        s -> s.relay().underWay());
    RelayCounters counters = socketIo.relay().counters();
    gauge(
        "lamplighter_socketio_polls_passed_on",
        "Long-polling requests passed on to the node of their session",
        counters,
        RelayCounters::polls);
    gauge(
        "lamplighter_socketio_tunnels_opened",
        "WebSockets passed on to the node of their session",
        counters,
        RelayCounters::tunnels);
    gauge(
        "lamplighter_socketio_relays_refused",
        "Not passed on, since too many were under way",
        counters,
        RelayCounters::refused);
    gauge(
        "lamplighter_socketio_relays_failed",
        "Passed on, and not answered by the other node",
        counters,
        RelayCounters::failed);
  }

  private <T> void gauge(
      String name, String description, T source, Function<T, Number> value, Tag... tags) {
    Metadata metadata = Metadata.builder().withName(name).withDescription(description).build();
    metrics.gauge(metadata, source, value, tags);
  }
}
