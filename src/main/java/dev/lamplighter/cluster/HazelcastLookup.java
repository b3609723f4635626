package dev.lamplighter.cluster;

import com.hazelcast.core.HazelcastInstance;
import dev.lamplighter.problem.StartFailure;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** The server's own Hazelcast. Looked up, not injected: without a cluster there need be none. */
final class HazelcastLookup {
  private HazelcastLookup() {}

  static HazelcastInstance instance() {
    try {
      if (new InitialContext().lookup("payara/Hazelcast") instanceof HazelcastInstance instance) {
        return instance;
      }
    } catch (NamingException absent) {
      // refused below
    }
    throw new StartFailure(
        "LAMPLIGHTER_CLUSTER is set, but this server runs without Hazelcast;"
            + " start lamplighter.jar, or enable Hazelcast in the server.");
  }
}
