package dev.lamplighter.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.Cluster;
import dev.lamplighter.support.ClusterNode;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.SocketClient;
import dev.lamplighter.support.Waits;
import org.junit.jupiter.api.Test;

/** A node that cannot reach the database takes nobody new, and keeps whom it has. */
class CutDatabaseClusterIT {

  @Test
  void nodeWithoutDatabaseShouldKeepItsSocketsAndRefuseNewOnes() {
    Cluster cluster = Cluster.shared();
    ClusterNode two = cluster.node("two");
    Member viewer = two.rest().register();
    Member seen = two.rest().register();
    try (Watcher watcher = Watcher.on(two, viewer, seen)) {
      Timing cut = Timing.since("database cut off");
      two.database().cut();
      cut.until("handshakes refused", Limits.TRUTH, () -> handshake(two, seen) == 503);
      cut.until("not ready", Limits.TRUTH, () -> ready(two) == 503);

      try (SocketClient elsewhere = cluster.node("one").connect(seen)) {
        Timing login = Timing.since("login on another node");
        login.until(
            "shown by the socket of a node without database",
            Limits.ACT,
            () -> watcher.showsOnline(seen));
        assertThat(elsewhere.isOpen() && watcher.socket().isOpen()).isTrue();
      }

      two.database().heal();
      Waits.until("handshakes again", () -> handshake(two, seen) == 101);
    }
  }

  private static int ready(ClusterNode node) {
    return node.rest().get("/health/ready").status();
  }

  private static int handshake(ClusterNode node, Member member) {
    return SocketClient.at(node.server(), "/ws").token(member.token()).status();
  }
}
