package dev.lamplighter.cluster;

import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import dev.lamplighter.support.Ports;
import dev.lamplighter.support.Waits;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Real members of one Hazelcast cluster in this process. */
record HazelcastGroup(List<HazelcastInstance> members) implements AutoCloseable {

  static HazelcastGroup of(int size) {
    String cluster = UUID.randomUUID().toString();
    List<Integer> ports = Stream.generate(Ports::free).distinct().limit(size).toList();
    List<HazelcastInstance> members =
        ports.stream().map(p -> Hazelcast.newHazelcastInstance(config(cluster, p, ports))).toList();
    Waits.until(
        "all joined",
        () -> members.stream().allMatch(m -> m.getCluster().getMembers().size() == size));
    return new HazelcastGroup(members);
  }

  private static Config config(String cluster, int port, List<Integer> ports) {
    Config config = new Config();
    config.setClusterName(cluster);
    config.setProperty("hazelcast.phone.home.enabled", "false");
    config.setProperty("hazelcast.logging.type", "none");
    config.setProperty("hazelcast.wait.seconds.before.join", "0");
    config.getNetworkConfig().setPort(port).setPortAutoIncrement(false);
    config.getNetworkConfig().getInterfaces().setEnabled(true).addInterface("127.0.0.1");
    JoinConfig join = config.getNetworkConfig().getJoin();
    join.getAutoDetectionConfig().setEnabled(false);
    join.getMulticastConfig().setEnabled(false);
    join.getTcpIpConfig().setEnabled(true);
    ports.forEach(p -> join.getTcpIpConfig().addMember("127.0.0.1:" + p));
    return config;
  }

  @Override
  public void close() {
    members.forEach(HazelcastInstance::shutdown);
  }
}
