package dev.lamplighter.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lamplighter.support.Cluster;
import dev.lamplighter.support.ClusterNode;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.SocketClient;
import dev.lamplighter.support.Waits;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Signing out ends sockets and tokens wherever they are. */
class SignOutClusterIT {
  private final Cluster cluster = Cluster.shared();
  private final ClusterNode one = cluster.node("one");
  private final ClusterNode two = cluster.node("two");
  private final Member ana = one.rest().register();

  @Test
  void signingOutOnOneNodeShouldEndTheSocketsOnAnotherAtOnce() {
    SocketClient socket = two.connect(ana);

    long asked = System.nanoTime();
    assertThat(one.as(ana).post("/api/auth/logout").status()).isEqualTo(204);
    assertThat(socket.awaitClose()).isEqualTo(4503);

    assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(2));
    Waits.until("token refused", () -> two.as(ana).get("/api/users/me").status() == 401);
  }

  /** Cut off from the other nodes, not from the database, which tells within five seconds. */
  @Test
  void signingOutShouldReachANodeThatHearsNoOther() {
    assumeTrue(Cluster.canCut());
    SocketClient socket = two.connect(ana);
    cluster.isolate(two);
    try {
      assertThat(one.as(ana).post("/api/auth/logout").status()).isEqualTo(204);

      assertThat(socket.awaitClose()).isEqualTo(4503);
      assertThat(two.as(ana).get("/api/users/me").status()).isEqualTo(401);
    } finally {
      cluster.heal();
    }
  }

  @Test
  void nodesThatStartTogetherShouldTrustEachOthersTokens() {
    String keys = one.rest().get("/api/auth/jwks").body();

    assertThat(two.rest().get("/api/auth/jwks").body()).isEqualTo(keys);
    assertThat(two.as(ana).get("/api/users/me").status()).isEqualTo(200);
  }
}
