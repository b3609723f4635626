package dev.lamplighter.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.chat.boundary.MessageProof;
import dev.lamplighter.support.Cluster;
import dev.lamplighter.support.ClusterNode;
import dev.lamplighter.support.HaproxyServer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.RestClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Nodes that are stopped on purpose, behind a real HAProxy, while people use them. */
class StopClusterIT {
  private static final int CLIENTS = 160;

  /** Besides, who write 20 messages a second in all. */
  private static final int WRITERS = 42;

  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final int CHANGES_A_SECOND = 20;
  private static final List<String> STATUSES = List.of("busy", "online");

  private final Cluster cluster = Cluster.shared();

  @Test
  void rollingRestartUnderLoadShouldLoseNoMessageAndShowNobodyOffline() throws Exception {
    try (HaproxyServer proxy = HaproxyServer.before(cluster);
        MessageProof proof = MessageProof.start(cluster, proxy, WRITERS, PAUSE)) {
      RestClient rest = RestClient.of(proxy.baseUrl());
      Member viewer = rest.register();
      List<Member> members = Crowd.of(cluster, CLIENTS);
      List<Roamer> roamers = members.stream().map(m -> new Roamer(proxy, m, List.of())).toList();
      Roamer watcher = new Roamer(proxy, viewer, members);
      ScheduledExecutorService load = Executors.newScheduledThreadPool(2);
      try {
        Timing.since(CLIENTS + " clients connect")
            .until("all shown online", Limits.TRUTH, () -> watcher.online() == CLIENTS);
        Map<String, String> last = new TreeMap<>();
        AtomicInteger turn = new AtomicInteger();
        load.scheduleAtFixedRate(
            () -> change(roamers, turn.getAndIncrement(), last),
            0,
            1_000_000 / CHANGES_A_SECOND,
            TimeUnit.MICROSECONDS);
        for (ClusterNode node : cluster.nodes()) {
          Timing restart =
              Timing.since(
                  "rolling restart of " + node + " with " + (CLIENTS + WRITERS) + " clients");
          assertThat(node.server().terminate()).isIn(0, 143);
          node.restart();
          restart.until("ready again", Duration.ofSeconds(90), () -> true);
          cluster.awaitMembers(3);
        }
        load.shutdown();
        assertThat(load.awaitTermination(10, TimeUnit.SECONDS)).isTrue();

        Timing stopped = Timing.since("load ended after a rolling restart");
        stopped.until("all views equal", Limits.TRUTH, () -> Views.equal(cluster.nodes(), viewer));
        stopped.until("watcher has the last of all", Limits.TRUTH, () -> watcher.sees(last));
        assertThat(watcher.offlines()).as("shown offline").isEmpty();
        assertThat(watcher.backwards()).as("an older state after a newer one").isEmpty();
        assertThat(roamers)
            .allSatisfy(
                roamer -> {
                  assertThat(roamer.isConnected()).isTrue();
                  assertThat(roamer.warnings()).as("told before").isEqualTo(roamer.reconnects());
                });
        proof.check();
        System.out.printf(
            "measured: rolling restart: %s; %d status changes, %d reconnects, longest break %d ms%n",
            proof,
            turn.get(),
            roamers.stream().mapToInt(Roamer::reconnects).sum(),
            roamers.stream().mapToLong(Roamer::longestBreakMillis).max().orElse(0));
      } finally {
        load.shutdownNow();
        roamers.forEach(Roamer::close);
        watcher.close();
      }
    }
  }

  /** A status that a client sets while it has no connection is tried again by its next turn. */
  private static void change(List<Roamer> roamers, int turn, Map<String, String> last) {
    Roamer roamer = roamers.get(turn % roamers.size());
    String status = STATUSES.get(turn / roamers.size() % STATUSES.size());
    if (roamer.setStatus(status)) {
      last.put(roamer.username(), status);
    }
  }
}
