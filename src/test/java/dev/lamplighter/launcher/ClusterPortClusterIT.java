package dev.lamplighter.launcher;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.client.HazelcastClient;
import com.hazelcast.client.config.ClientConfig;
import dev.lamplighter.support.Cluster;
import dev.lamplighter.support.ClusterNode;
import org.junit.jupiter.api.Test;

/** Somebody who reaches Hazelcast's port, and even knows the secret. */
class ClusterPortClusterIT {

  @Test
  void hazelcastsProtocolForClientsShouldBeClosed() throws StartRefused {
    Cluster cluster = Cluster.shared();
    String name = ClusterName.of("lamplighter", Cluster.SECRET);
    for (ClusterNode node : cluster.nodes()) {
      ClientConfig stranger = new ClientConfig();
      stranger.setClusterName(name);
      stranger.setProperty("hazelcast.logging.type", "none");
      stranger.getNetworkConfig().addAddress(node.clusterAddress()).setSmartRouting(false);
      stranger
          .getConnectionStrategyConfig()
          .getConnectionRetryConfig()
          .setClusterConnectTimeoutMillis(2000);

      assertThatThrownBy(() -> HazelcastClient.newHazelcastClient(stranger))
          .isInstanceOf(IllegalStateException.class);
    }
  }
}
