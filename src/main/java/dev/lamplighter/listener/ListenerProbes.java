package dev.lamplighter.listener;

import java.util.IdentityHashMap;
import java.util.Map;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.ConnectionProbe;
import org.glassfish.grizzly.http.HttpProbe;
import org.glassfish.grizzly.http.server.HttpServerProbe;
import org.glassfish.grizzly.monitoring.MonitoringConfig;

/** All that looks at what a listener does. For one thread at a time. */
final class ListenerProbes {
  private final AcceptProbe accept;
  private final HttpProbe[] parsing;
  private final HttpServerProbe[] serving;
  private final Map<MonitoringConfig<?>, Runnable> removals = new IdentityHashMap<>();

  ListenerProbes(OpenConnections<Connection<?>> open) {
    accept = new AcceptProbe(open);
    parsing = new HttpProbe[] {new HeadProbe(open), new BareErrors()};
    serving = new HttpServerProbe[] {new RequestProbe(open), new UnreadProbe(), new BareAnswers()};
  }

  /** Where they are not there yet; ports that open later take them from the transport. */
  void putOn(PayaraListener listener) {
    ConnectionProbe[] connections = {accept};
    put(listener.transport().getConnectionMonitoringConfig(), connections);
    listener.accepting().forEach(port -> put(port.getMonitoringConfig(), connections));
    listener.parsers().forEach(parser -> put(parser.getMonitoringConfig(), parsing));
    listener.servers().forEach(server -> put(server.getMonitoringConfig(), serving));
  }

  private <P> void put(MonitoringConfig<P> config, P[] probes) {
    if (!removals.containsKey(config)) {
      config.addProbes(probes);
      removals.put(config, () -> config.removeProbes(probes));
    }
  }

  int takeRefused() {
    return accept.takeRefused();
  }

  void remove() {
    removals.values().forEach(Runnable::run);
  }
}
