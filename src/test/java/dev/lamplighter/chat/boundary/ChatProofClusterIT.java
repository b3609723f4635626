package dev.lamplighter.chat.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.Cluster;
import dev.lamplighter.support.ClusterNode;
import dev.lamplighter.support.HaproxyServer;
import dev.lamplighter.support.MortalPostgres;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/**
 * Nothing acknowledged is lost, doubled or out of order, while nodes are killed with -9 and lose
 * their database, PostgreSQL itself is killed with -9, and acknowledgements are lost. Thirty
 * seconds here; docs/chat.md has the command for more.
 */
class ChatProofClusterIT {
  private static final int SECONDS = Integer.getInteger("lamplighter.proof.seconds", 30);
  private static final int CLIENTS = Integer.getInteger("lamplighter.proof.clients", 24);
  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final int FAULT_SECONDS = 6;
  private static final int START_TRIES = 3;
  private static final int DATABASE_FAULT_SECONDS = 30;

  private final Random random = new Random();
  private final AtomicReference<Throwable> broken = new AtomicReference<>();
  private final AtomicInteger nodesKilled = new AtomicInteger();
  private final AtomicInteger databasesKilled = new AtomicInteger();
  private final List<String> faults = Collections.synchronizedList(new ArrayList<>());
  private volatile CompletableFuture<?> back = CompletableFuture.completedFuture(null);
  private ClusterNode down;

  @Test
  void everyAcknowledgedMessageShouldReachEveryMemberOnceAndInOrder() throws Exception {
    try (MortalPostgres postgres = new MortalPostgres();
        Cluster cluster = Cluster.start(3, Map.of(), postgres.database());
        HaproxyServer proxy = HaproxyServer.before(cluster)) {
      ScheduledExecutorService timer = Executors.newScheduledThreadPool(2);
      try (MessageProof proof = MessageProof.start(cluster, proxy, CLIENTS, PAUSE)) {
        timer.scheduleWithFixedDelay(
            noting(() -> endDatabase(postgres)),
            DATABASE_FAULT_SECONDS / 2,
            DATABASE_FAULT_SECONDS,
            TimeUnit.SECONDS);
        timer.scheduleWithFixedDelay(
            noting(() -> disturb(cluster)), FAULT_SECONDS, FAULT_SECONDS, TimeUnit.SECONDS);
        timer.schedule(timer::shutdown, SECONDS, TimeUnit.SECONDS);
        assertThat(timer.awaitTermination(SECONDS + 60, TimeUnit.SECONDS)).isTrue();
        proof.check();
        System.out.printf("proof: %d s, %s, faults %s%n", SECONDS, proof, faults);
      }
      back.join();
    }
    assertThat(broken.get()).as("what went wrong with a fault").isNull();
    assertThat(nodesKilled.get()).isGreaterThanOrEqualTo(SECONDS > FAULT_SECONDS ? 1 : 0);
    assertThat(databasesKilled.get())
        .isGreaterThanOrEqualTo(SECONDS > DATABASE_FAULT_SECONDS / 2 ? 1 : 0);
  }

  /** A timer swallows what its tasks throw, and runs them no more. */
  private Runnable noting(Runnable fault) {
    return () -> {
      try {
        fault.run();
      } catch (RuntimeException | Error e) {
        broken.compareAndSet(null, e);
        throw e;
      }
    };
  }

  /** Kills a node; while it starts again, cuts off the databases of the others in turn. */
  private void disturb(Cluster cluster) {
    ClusterNode node = cluster.nodes().get(random.nextInt(3));
    if (back.isDone()) {
      back.join(); // throws where the last one did not start again
      down = node;
      node.kill();
      nodesKilled.incrementAndGet();
      faults.add("killed " + node);
      back = CompletableFuture.runAsync(() -> startAgain(node));
    } else if (node != down) {
      node.database().cut();
      node.database().heal();
      faults.add("database of " + node + " cut");
    }
  }

  /** As a supervisor does it: a start may meet a database that is away. */
  private static void startAgain(ClusterNode node) {
    for (int i = 1; ; i++) {
      try {
        node.restart();
        return;
      } catch (RuntimeException | AssertionError e) {
        if (i == START_TRIES) {
          throw e;
        }
      }
    }
  }

  private void endDatabase(MortalPostgres postgres) {
    postgres.killAndStartAgain();
    databasesKilled.incrementAndGet();
    faults.add("killed PostgreSQL");
  }
}
