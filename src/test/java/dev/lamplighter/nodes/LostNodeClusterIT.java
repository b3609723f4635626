package dev.lamplighter.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.Cluster;
import dev.lamplighter.support.ClusterNode;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.SocketClient;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nodes that die or stand still: what the others' users see, and when. */
class LostNodeClusterIT {
  private final Cluster cluster = Cluster.shared();
  private final ClusterNode one = cluster.node("one");
  private final ClusterNode two = cluster.node("two");
  private final ClusterNode three = cluster.node("three");
  private final Member viewer = one.rest().register();
  private final Member gone = one.rest().register();
  private final Member moved = one.rest().register();
  private final Member twice = one.rest().register();

  @Test
  void killedNodeShouldLeaveNoGhostsAndSeeAllWhenItIsBack() {
    try (Watcher watcher = Watcher.on(one, viewer, gone, moved, twice);
        SocketClient elsewhere = two.connect(twice);
        Bystanders bystanders = new Bystanders(one, two, three)) {
      three.connect(gone);
      three.connect(twice);
      three.connect(moved);
      awaitOnline(cluster.nodes(), gone, moved, twice);

      Timing killed = Timing.since("node killed with -9");
      three.kill();
      try (SocketClient back = two.connect(moved)) {
        killed.until(
            "its user offline for a watcher", Limits.DEATH, () -> !watcher.showsOnline(gone));
        killed.until(
            "… and on every node",
            Limits.DEATH,
            () -> Views.agree(cluster.running(), viewer, gone, false));
        bystanders.assertCallsAreLost();
        bystanders.assertFeedGoesOn();
        assertThat(watcher.leaves(moved)).as("came back within the grace").isEmpty();
        assertThat(watcher.leaves(twice)).as("had another session").isEmpty();

        three.restart();
        assertThat(Views.digest(three, viewer))
            .as("first answer of the node that joins late")
            .isEqualTo(Views.digest(one, viewer))
            .containsKeys(moved.username(), twice.username(), viewer.username());
        assertThat(watcher.joins(gone)).as("nothing comes back").hasSize(1);
        assertThat(back.isOpen() && elsewhere.isOpen()).isTrue();
      }
    }
  }

  @Test
  void frozenNodeShouldBeGivenUpAndHealWhenItWakes() {
    try (Watcher watcher = Watcher.on(one, viewer, gone, moved);
        SocketClient stuck = three.connect(gone);
        SocketClient alsoStuck = three.connect(moved)) {
      awaitOnline(cluster.nodes(), gone, moved);

      Timing frozen = Timing.since("node frozen by SIGSTOP");
      three.freeze();
      try (SocketClient back = two.connect(moved)) {
        frozen.until(
            "its user offline for a watcher", Limits.TRUTH, () -> !watcher.showsOnline(gone));
        frozen.until(
            "… and on every node",
            Limits.TRUTH,
            () -> Views.agree(cluster.running(), viewer, gone, false));

        Timing woken = Timing.since("frozen node woken");
        three.wake();
        woken.until(
            "its sockets closed", Limits.TRUTH, () -> !stuck.isOpen() && !alsoStuck.isOpen());
        assertThat(stuck.awaitClose()).isEqualTo(4400);
        cluster.awaitMembers(3);
        woken.until("all views equal", Limits.TRUTH, () -> Views.equal(cluster.nodes(), viewer));
        assertThat(Views.isOnline(three, viewer, moved)).isTrue();
        assertThat(Views.isOnline(three, viewer, gone)).isFalse();
        assertThat(watcher.joins(gone)).as("nothing of its old life comes back").hasSize(1);
        assertThat(watcher.leaves(gone)).hasSize(1);
        assertThat(watcher.leaves(moved)).isEmpty();
        assertThat(back.isOpen()).isTrue();
      }
    }
  }

  @Test
  void twoOfThreeKilledAtOnceShouldLeaveTheThirdWithItsOwnUsersAlone() {
    try (Watcher watcher = Watcher.on(three, viewer, gone, moved, twice);
        SocketClient survivor = three.connect(twice)) {
      one.connect(gone);
      two.connect(moved);
      one.connect(twice);
      awaitOnline(cluster.nodes(), gone, moved, twice);

      Timing killed = Timing.since("two of three nodes killed");
      one.kill();
      two.kill();
      killed.until(
          "their users offline",
          Limits.DEATH,
          () -> !watcher.showsOnline(gone) && !watcher.showsOnline(moved));
      assertThat(Views.digest(three, viewer)).containsOnlyKeys(viewer.username(), twice.username());
      assertThat(watcher.leaves(twice)).isEmpty();
      assertThat(survivor.isOpen()).isTrue();
    }
  }

  private void awaitOnline(List<ClusterNode> nodes, Member... members) {
    for (Member member : members) {
      Timing.since("login")
          .until(
              "online on every node", Limits.ACT, () -> Views.agree(nodes, viewer, member, true));
    }
  }
}
