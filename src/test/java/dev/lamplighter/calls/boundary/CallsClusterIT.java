package dev.lamplighter.calls.boundary;

import static dev.lamplighter.calls.boundary.Line.await;
import static dev.lamplighter.calls.boundary.Line.befriend;
import static dev.lamplighter.calls.boundary.Line.offer;
import static dev.lamplighter.calls.boundary.Line.reason;
import static dev.lamplighter.calls.boundary.Line.say;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.Cluster;
import dev.lamplighter.support.ClusterNode;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.SocketClient;
import dev.lamplighter.support.Waits;
import org.junit.jupiter.api.Test;

/** A call between users of different nodes. */
class CallsClusterIT {
  private final Cluster cluster = Cluster.shared();
  private final ClusterNode one = cluster.node("one");
  private final ClusterNode two = cluster.node("two");
  private final Member ana = one.rest().register();
  private final Member ben = one.rest().register();
  private final Member cleo = one.rest().register();

  @Test
  void callShouldWorkBetweenNodes() {
    befriend(ana, ben);
    befriend(cleo, ben);
    try (SocketClient caller = one.connect(ana);
        SocketClient callee = two.connect(ben);
        SocketClient otherTab = cluster.node("three").connect(ben);
        SocketClient third = cluster.node("three").connect(cleo)) {
      Waits.until("ben is online", () -> one.as(ana).get(status()).json().getBoolean("online"));
      String id = offer(caller, ben, "v=0");
      await(callee, "call_offer", id);
      await(otherTab, "call_offer", id);
      say(callee, "call_answer", id, "yes");
      await(caller, "call_answer", id);
      assertThat(reason(await(otherTab, "call_end", id))).isEqualTo("answered_elsewhere");
      say(caller, "ice_candidate", id, "there");
      await(callee, "ice_candidate", id);
      say(callee, "ice_candidate", id, "back");
      await(caller, "ice_candidate", id);
      String busy = offer(third, ben, "v=0");
      assertThat(reason(await(third, "call_end", busy))).isEqualTo("busy");
      callee.abort();
      assertThat(reason(await(caller, "call_end", id))).isEqualTo("lost");
    }
  }

  @Test
  void whoBlockedTheCallerOnAnotherNodeShouldLookLikeOneWhoIsNotThere() {
    befriend(ana, ben);
    befriend(cleo, ben);
    try (SocketClient caller = one.connect(ana);
        SocketClient friend = one.connect(cleo);
        SocketClient callee = two.connect(ben)) {
      Waits.until("ben is online", () -> one.as(ana).get(status()).json().getBoolean("online"));
      two.as(ben).put("/api/users/me/blocks/" + ana.username());
      String id = offer(caller, ben, "v=0");
      assertThat(reason(await(caller, "call_end", id))).isEqualTo("unavailable");
      await(callee, "call_offer", offer(friend, ben, "v=0"));
      assertThat(callee.framesUntilNow("call_offer")).hasSize(1);
    }
  }

  private String status() {
    return "/api/users/online-status/" + ben.username();
  }
}
