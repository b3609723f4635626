package dev.lamplighter.cluster;

import com.hazelcast.client.impl.ClientSelectors;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.instance.impl.HazelcastInstanceProxy;
import dev.lamplighter.problem.StartFailure;
import java.net.UnknownHostException;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.Config;

/**
 * Hazelcast's open edition knows no passwords: whoever reaches its port and knows the cluster's
 * name is a member, and members run code in one another. What of it can be closed is closed here.
 */
final class HazelcastGuard {
  private static final Logger LOG = Logger.getLogger(HazelcastGuard.class.getName());

  private HazelcastGuard() {}

  /**
   * @throws StartFailure where other machines reach the port, and no secret is set
   */
  static void requireSecret(Config config, HazelcastInstance instance) {
    boolean secret =
        config
            .getOptionalValue("lamplighter.cluster.secret", String.class)
            .filter(text -> !text.isBlank())
            .isPresent();
    if (!secret && !isOnLoopback(instance)) {
      throw new StartFailure(
          "The cluster's port is open to other machines, and whoever reaches it can run code in the"
              + " nodes; set LAMPLIGHTER_CLUSTER_SECRET, the same on all nodes, and keep the port"
              + " private.");
    }
  }

  private static boolean isOnLoopback(HazelcastInstance instance) {
    try {
      return instance
          .getCluster()
          .getLocalMember()
          .getAddress()
          .getInetAddress()
          .isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** The same port serves clients, which read and write all maps. No node needs it. */
  static void refuseClients(HazelcastInstance instance) {
    if (instance instanceof HazelcastInstanceProxy proxy) {
      proxy.getOriginal().node.getClientEngine().applySelector(ClientSelectors.none());
    } else {
      LOG.warning("event=cluster_clients_not_refused detail=\"unknown kind of Hazelcast\"");
    }
  }
}
