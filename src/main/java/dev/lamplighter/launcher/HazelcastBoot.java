package dev.lamplighter.launcher;

import fish.payara.micro.boot.AdminCommandRunner;
import java.util.Map;

/**
 * Makes Payara's own Hazelcast join the configured cluster, and notice within seconds that a node
 * is gone. An operator's own system properties win.
 */
final class HazelcastBoot {
  private static final String DOMAIN = "hazelcast-runtime-configuration.";

  /**
   * With Hazelcast's defaults a frozen node is missed after 60 s, and comes back after 5 minutes.
   */
  private static final Map<String, String> TIMES =
      Map.of(
          "hazelcast.heartbeat.interval.seconds", "1",
          "hazelcast.max.no.heartbeat.seconds", "6",
          "hazelcast.merge.first.run.delay.seconds", "5",
          "hazelcast.merge.next.run.delay.seconds", "5",
          "hazelcast.event.queue.capacity", "50000",
          "hazelcast.shutdownhook.enabled", "false"); // it would leave before clients were told

  /**
   * Seconds; less than the HTTP listener's 120, so that a node never takes a connection to another
   * that this one is just closing.
   */
  private static final String KEPT_CONNECTIONS = "jdk.httpclient.keepalive.timeout";

  private final ClusterSettings cluster;

  HazelcastBoot(ClusterSettings cluster) {
    this.cluster = cluster;
  }

  /** Before Payara Micro is made. */
  void setProperties() {
    setDefault(KEPT_CONNECTIONS, "60");
    TIMES.forEach(HazelcastBoot::setDefault);
    if (hasAddress()) {
      // else it listens on all interfaces, and picks its address by itself
      setDefault("hazelcast.socket.bind.any", "false");
      setDefault("hazelcast.local.localAddress", address());
    }
  }

  private static void setDefault(String property, String value) {
    System.getProperties().putIfAbsent(property, value);
  }

  /** While Payara Micro boots, before its Hazelcast starts. */
  void configure(AdminCommandRunner runner) {
    set(runner, "discovery-mode", cluster.discovery());
    set(runner, "cluster-group-name", cluster.name());
    set(runner, "start-port", String.valueOf(cluster.listener().getPort()));
    set(runner, "auto-increment-port", "false");
    if (hasAddress()) {
      set(runner, "tcpip-members", cluster.members());
      set(runner, "interface", address());
    } else {
      String[] service = cluster.members().split(",");
      set(runner, "kubernetes-namespace", service[0]);
      set(runner, "kubernetes-service-name", service[1]);
    }
  }

  private boolean hasAddress() {
    return ClusterSettings.TCP.equals(cluster.discovery());
  }

  private String address() {
    return cluster.listener().getAddress().getHostAddress();
  }

  private static void set(AdminCommandRunner runner, String attribute, String value) {
    runner.run("set", DOMAIN + attribute + "=" + value);
  }
}
