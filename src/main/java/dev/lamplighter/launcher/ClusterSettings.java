package dev.lamplighter.launcher;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How this node finds the others. Holds no secret: the name is derived from it.
 *
 * @param discovery as Payara names it: {@code tcpip} or {@code kubernetes}
 * @param members {@code host:port,…}, or {@code namespace,service}
 * @param listener where the others reach this node
 */
record ClusterSettings(String discovery, String members, String name, InetSocketAddress listener) {
  static final String TCP = "tcpip";
  static final String KUBERNETES = "kubernetes";
  private static final int DEFAULT_PORT = 6900;

  /** Empty for a node that is alone. May ask the name service. */
  static Optional<ClusterSettings> of(Map<String, String> environment) throws StartRefused {
    String cluster = value(environment, "LAMPLIGHTER_CLUSTER");
    if (cluster.isEmpty()) {
      return Optional.empty();
    }
    requirePostgres(value(environment, "DATABASE_URL"));
    String secret = environment.getOrDefault("LAMPLIGHTER_CLUSTER_SECRET", "");
    String name =
        ClusterName.of(
            environment.getOrDefault("LAMPLIGHTER_CLUSTER_NAME", "lamplighter").strip(), secret);
    String port = value(environment, "LAMPLIGHTER_CLUSTER_PORT");
    ClusterSettings settings =
        cluster.startsWith(KUBERNETES + ":")
            ? kubernetes(cluster.substring(KUBERNETES.length() + 1), port, name)
            : tcp(cluster, port, name);
    if (secret.isBlank() && !settings.isOnLoopback()) {
      throw new StartRefused(
          "The cluster's port is open to other machines, and whoever reaches it can run code in the"
              + " nodes; set LAMPLIGHTER_CLUSTER_SECRET, the same on all nodes, and keep the port"
              + " private.");
    }
    return Optional.of(settings);
  }

  private boolean isOnLoopback() throws StartRefused {
    if (discovery.equals(KUBERNETES) || !listener.getAddress().isLoopbackAddress()) {
      return false;
    }
    for (String member : members.split(",")) {
      InetAddress address = ClusterMember.of(member).address();
      if (address == null || !address.isLoopbackAddress()) {
        return false;
      }
    }
    return true;
  }

  private static String value(Map<String, String> environment, String variable) {
    return environment.getOrDefault(variable, "").strip();
  }

  /** The embedded database belongs to one process. */
  private static void requirePostgres(String url) throws StartRefused {
    if (url.isEmpty() || url.startsWith("jdbc:h2:")) {
      throw new StartRefused("A cluster needs PostgreSQL; set DATABASE_URL.");
    }
  }

  private static ClusterSettings kubernetes(String service, String port, String name)
      throws StartRefused {
    if (!service.matches("[a-z0-9-]+,[a-z0-9-]+")) {
      throw new StartRefused(
          "LAMPLIGHTER_CLUSTER is 'kubernetes:"
              + service
              + "'; write kubernetes:namespace,service.");
    }
    int own = port.isEmpty() ? DEFAULT_PORT : port(port);
    return new ClusterSettings(KUBERNETES, service, name, new InetSocketAddress(own));
  }

  private static ClusterSettings tcp(String list, String port, String name) throws StartRefused {
    List<ClusterMember> members = new ArrayList<>();
    for (String member : list.split(",")) {
      members.add(ClusterMember.of(member.strip()));
    }
    List<ClusterMember> here = members.stream().filter(ClusterMember::isOnThisMachine).toList();
    int own =
        port.isEmpty()
            ? here.stream().findFirst().map(ClusterMember::port).orElse(DEFAULT_PORT)
            : port(port);
    Optional<ClusterMember> self = here.stream().filter(member -> member.port() == own).findFirst();
    InetAddress address = self.isPresent() ? self.get().address() : towards(members);
    String all = list(members);
    return new ClusterSettings(TCP, all, name, new InetSocketAddress(address, own));
  }

  private static String list(List<ClusterMember> members) {
    return members.stream().map(ClusterMember::toString).collect(Collectors.joining(","));
  }

  /** A node that the list does not name joins from the address it reaches the listed ones with. */
  private static InetAddress towards(List<ClusterMember> members) throws StartRefused {
    InetAddress known =
        members.stream()
            .map(ClusterMember::address)
            .filter(Objects::nonNull)
            .findFirst()
            .orElseThrow(
                () ->
                    new StartRefused(
                        "LAMPLIGHTER_CLUSTER names no host that is known here: "
                            + list(members)
                            + "."));
    try (DatagramSocket route = new DatagramSocket()) {
      route.connect(new InetSocketAddress(known, DEFAULT_PORT)); // sends nothing
      return route.getLocalAddress();
    } catch (IOException e) {
      throw new StartRefused(
          "LAMPLIGHTER_CLUSTER names " + known + ", which cannot be reached from here.");
    }
  }

  private static int port(String value) throws StartRefused {
    return LaunchSettings.port("LAMPLIGHTER_CLUSTER_PORT", value);
  }
}
