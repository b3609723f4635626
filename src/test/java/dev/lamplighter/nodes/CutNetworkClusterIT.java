package dev.lamplighter.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lamplighter.support.Cluster;
import dev.lamplighter.support.ClusterNode;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.SocketClient;
import org.junit.jupiter.api.Test;

/** A cable that is pulled: packets between a node and the others vanish, then flow again. */
class CutNetworkClusterIT {
  @Test
  void cutNetworkShouldShowTwoTruthsAndOneAfterItIsHealed() {
    assumeTrue(Cluster.canCut(), "Cutting a network needs root and iptables.");
    Cluster cluster = Cluster.shared();
    ClusterNode one = cluster.node("one");
    ClusterNode three = cluster.node("three");
    Member viewer = one.rest().register();
    Member here = one.rest().register();
    Member there = one.rest().register();
    Member signedOut = one.rest().register();
    try (SocketClient a = one.connect(here);
        SocketClient c = three.connect(there);
        Watcher watcher = Watcher.on(one, viewer, there)) {
      Timing.since("login")
          .until(
              "online on every node",
              Limits.ACT,
              () ->
                  Views.agree(cluster.nodes(), viewer, here, true)
                      && Views.agree(cluster.nodes(), viewer, there, true));

      Timing cut = Timing.since("network cut");
      cluster.isolate(three);
      assertLooksUpFromMemory(three, viewer, here);
      assertThat(signedOut.rest().post("/api/auth/logout?everywhere=true").status()).isEqualTo(204);
      Timing.since("sign-out everywhere, its message lost")
          .until(
              "token refused by the node that is cut off",
              Limits.REREAD,
              () -> three.as(signedOut).get("/api/users/me").status() == 401);
      cut.until("far user offline here", Limits.TRUTH, () -> !watcher.showsOnline(there));
      cut.until(
          "users of the others offline there",
          Limits.TRUTH,
          () -> !Views.isOnline(three, viewer, here));
      assertThat(Views.isOnline(three, viewer, there)).isTrue();

      Timing healed = Timing.since("network healed");
      cluster.heal();
      healed.until(
          "all views equal",
          Limits.TRUTH,
          () ->
              Views.agree(cluster.nodes(), viewer, here, true)
                  && Views.agree(cluster.nodes(), viewer, there, true)
                  && Views.equal(cluster.nodes(), viewer));
      cluster.awaitMembers(3);
      assertThat(a.isOpen() && c.isOpen()).as("sockets live through it").isTrue();
      assertThat(watcher.showsOnline(there)).isTrue();
      assertThat(watcher.leaves(there)).hasSize(1);
    }
  }

  /** While the others are still thought to be there: nobody else can be asked. */
  private static void assertLooksUpFromMemory(ClusterNode cutOff, Member viewer, Member seen) {
    cutOff.database().cut();
    for (int i = 0; i < 10; i++) {
      assertThat(Views.isOnline(cutOff, viewer, seen)).isTrue();
    }
    cutOff.database().heal();
  }
}
