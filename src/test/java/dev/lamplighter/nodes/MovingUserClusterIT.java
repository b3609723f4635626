package dev.lamplighter.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.Cluster;
import dev.lamplighter.support.ClusterNode;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.SocketClient;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** Somebody whose load balancer cannot make up its mind. */
class MovingUserClusterIT {
  private static final long PERIOD_MS = 100;
  private static final long SECONDS = Limits.full() ? 30 : 10;

  private final Cluster cluster = Cluster.shared();
  private final Member viewer = cluster.node("one").rest().register();
  private final Member nomad = cluster.node("one").rest().register();
  private SocketClient current;
  private int moves;

  @Test
  void userWhoMovesAllTheTimeShouldBeOnlineThroughoutAndOfflineOnceAtTheEnd() throws Exception {
    List<Watcher> watchers =
        cluster.nodes().stream().map(node -> Watcher.on(node, viewer, nomad)).toList();
    move();
    wander();
    assertThat(moves).isGreaterThan((int) (SECONDS * 1000 / PERIOD_MS / 2));
    assertThat(watchers)
        .allSatisfy(
            watcher -> {
              assertThat(watcher.joins(nomad)).hasSize(1);
              assertThat(watcher.leaves(nomad)).isEmpty();
            });

    Timing left = Timing.since("user who moved " + moves + " times leaves");
    current.close();
    left.until("no session left of it", Limits.DEATH, () -> cluster.sessions(nomad).isEmpty());
    left.until(
        "offline on every node",
        Limits.DEATH,
        () -> Views.agree(cluster.nodes(), viewer, nomad, false));
    left.until(
        "offline for watchers of every node",
        Limits.DEATH,
        () -> watchers.stream().noneMatch(watcher -> watcher.showsOnline(nomad)));
    assertThat(watchers).allSatisfy(watcher -> assertThat(watcher.leaves(nomad)).hasSize(1));
    watchers.forEach(Watcher::close);
  }

  private void wander() throws Exception {
    ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    try {
      ScheduledFuture<?> moving =
          clock.scheduleAtFixedRate(this::move, 0, PERIOD_MS, TimeUnit.MILLISECONDS);
      moving.get(SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException enough) {
      // that long it went well
    } finally {
      clock.shutdown();
      assertThat(clock.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  private void move() {
    ClusterNode next = cluster.nodes().get(moves++ % cluster.nodes().size());
    if (current != null) {
      current.abort();
    }
    current = next.connect(nomad);
  }
}
