package dev.lamplighter.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.Cluster;
import dev.lamplighter.support.ClusterNode;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.SocketClient;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * One of three nodes dies with a third of all users: when the others know, what it costs them, and
 * what their clients feel. With 300 users; 3,000 in full ({@link Limits#full}); {@code bench/} has
 * 20,000.
 */
class CrowdClusterIT {
  private static final int USERS = Limits.full() ? 3000 : 300;

  /** What a client names at most. */
  private static final int WATCHED = Math.min(1000, USERS / 3);

  private final Cluster cluster = Cluster.shared();
  private final ClusterNode one = cluster.node("one");
  private final ClusterNode three = cluster.node("three");

  @Test
  void crowdOfKilledNodeShouldGoOfflineTogetherAndCostTheOthersLittle() {
    Member viewer = one.rest().register();
    List<Member> members = Crowd.of(cluster, USERS);
    List<Member> doomed = everyThird(members, 2).subList(0, WATCHED);
    try (Watcher watcher = Watcher.on(one, viewer, doomed.toArray(Member[]::new));
        SocketClient pinger = one.connect(viewer)) {
      Timing logins = Timing.since(USERS + " logins on three nodes");
      List<SocketClient> sockets =
          IntStream.range(0, USERS)
              .mapToObj(i -> cluster.nodes().get(i % 3).connect(members.get(i)))
              .toList();
      logins.until("all online on every node", Duration.ofSeconds(90), () -> allCount(USERS + 1));

      Duration cpuBefore = cpu();
      Pings pings = new Pings(pinger);
      Timing killed = Timing.since("node with " + USERS / 3 + " users killed");
      three.kill();
      killed.until("gone on every node", Limits.DEATH, () -> allCount(USERS + 1 - USERS / 3));
      killed.until(
          "gone for a watcher of " + WATCHED,
          Limits.DEATH,
          () -> doomed.stream().noneMatch(watcher::showsOnline));
      pings.close();
      System.out.printf(
          "measured: node with %d users killed: %d ms of CPU on the others, longest ping %d ms%n",
          USERS / 3, cpu().minus(cpuBefore).toMillis(), pings.longest().toMillis());
      assertThat(doomed).allSatisfy(member -> assertThat(watcher.leaves(member)).hasSize(1));
      assertThat(everyThird(sockets, 0)).allMatch(SocketClient::isOpen);
      everyThird(sockets, 0).forEach(SocketClient::abort);
      everyThird(sockets, 1).forEach(SocketClient::abort);
    }
  }

  private static <T> List<T> everyThird(List<T> all, int from) {
    return IntStream.range(0, all.size()).filter(i -> i % 3 == from).mapToObj(all::get).toList();
  }

  /** Users of other tests may still be in their grace, so it is waited for. */
  private boolean allCount(int users) {
    return cluster.running().stream()
        .allMatch(node -> node.rest().get("/api/ws/status").json().getInt("online_users") == users);
  }

  private Duration cpu() {
    return Duration.ofNanos(
        cluster.others(three).stream()
            .flatMap(node -> ProcessHandle.of(node.server().pid()).stream())
            .flatMap(process -> process.info().totalCpuDuration().stream())
            .mapToLong(Duration::toNanos)
            .sum());
  }
}
