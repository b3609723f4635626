package dev.lamplighter.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.calls.boundary.Line;
import dev.lamplighter.feed.boundary.Wall;
import dev.lamplighter.support.ClusterNode;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.SocketClient;
import dev.lamplighter.support.Waits;
import jakarta.json.JsonObject;
import java.util.List;

/**
 * Two who are in calls with users of a node that will be lost, one called and one calling, and look
 * at a post.
 */
final class Bystanders implements AutoCloseable {
  private final Member author;
  private final SocketClient caller;
  private final SocketClient callee;
  private final String answered;
  private final String asked;
  private final String post;

  /** All are registered on the first node, and so ask it. */
  Bystanders(ClusterNode one, ClusterNode two, ClusterNode lost) {
    author = one.rest().register();
    Member ana = one.rest().register();
    Member ben = one.rest().register();
    Member cleo = one.rest().register();
    Member dora = one.rest().register();
    Line.befriend(ana, ben);
    Line.befriend(cleo, dora);
    caller = one.connect(ana);
    callee = two.connect(dora);
    SocketClient bens = lost.connect(ben);
    awaitOnline(one, ana, ben);
    answered = call(caller, bens, ben);
    SocketClient cleos = lost.connect(cleo);
    awaitOnline(lost, cleo, dora);
    asked = call(cleos, callee, dora);
    post = Wall.post(author, "Before the storm");
    Wall.open(caller);
    Wall.open(callee);
  }

  /** Whom that node does not see cannot be called from there. */
  private static void awaitOnline(ClusterNode node, Member viewer, Member called) {
    String status = "/api/users/online-status/" + called.username();
    Waits.until("to be called", () -> node.as(viewer).get(status).json().getBoolean("online"));
  }

  private static String call(SocketClient from, SocketClient to, Member whom) {
    String id = Line.offer(from, whom, "v=0");
    Line.await(to, "call_offer", id);
    Line.say(to, "call_answer", id, "yes");
    Line.await(from, "call_answer", id);
    return id;
  }

  void assertCallsAreLost() {
    assertThat(Line.reason(Line.await(caller, "call_end", answered))).isEqualTo("lost");
    assertThat(Line.reason(Line.await(callee, "call_end", asked))).isEqualTo("lost");
  }

  /** After a loss counts may be told once more as they were. */
  void assertFeedGoesOn() {
    assertThat(Wall.like(author, post).status()).isEqualTo(200);
    for (SocketClient viewer : List.of(caller, callee)) {
      viewer.await("the like", this::isTheLike);
    }
  }

  private boolean isTheLike(JsonObject frame) {
    JsonObject data = frame.getJsonObject("data");
    return frame.getString("event").equals("like_update")
        && data.getString("post_id").equals(post)
        && data.getInt("like_count") == 1;
  }

  @Override
  public void close() {
    caller.close();
    callee.close();
  }
}
