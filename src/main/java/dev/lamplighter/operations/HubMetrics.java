package dev.lamplighter.operations;

import dev.lamplighter.hub.CloseCode;
import dev.lamplighter.hub.Hub;
import dev.lamplighter.hub.HubCounters;
import dev.lamplighter.presence.control.Presence;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.function.Function;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** What {@code /metrics} shows of the hub. Gauges read what is counted anyway. */
@ApplicationScoped
public class HubMetrics {
  @Inject private MetricRegistry metrics;
  @Inject private Hub hub;
  @Inject private Presence presence;

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

  private <T> void gauge(
      String name, String description, T source, Function<T, Number> value, Tag... tags) {
    Metadata metadata = Metadata.builder().withName(name).withDescription(description).build();
    metrics.gauge(metadata, source, value, tags);
  }
}
