package dev.lamplighter.feed.boundary;

import static dev.lamplighter.feed.boundary.Wall.about;
import static dev.lamplighter.feed.boundary.Wall.json;
import static dev.lamplighter.feed.boundary.Wall.look;
import static dev.lamplighter.feed.boundary.Wall.open;
import static dev.lamplighter.feed.boundary.Wall.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.Cluster;
import dev.lamplighter.support.ClusterNode;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.RestClient;
import dev.lamplighter.support.SocketClient;
import dev.lamplighter.support.Waits;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A post that members on all nodes like, see and talk about. */
class FeedClusterIT {
  private final Cluster cluster = Cluster.shared();
  private final ClusterNode one = cluster.node("one");
  private final Member ana = one.rest().register();

  @Test
  void viewersOnAllNodesShouldEndWithTheSameRightCounts() {
    String post = post(ana, "Everywhere");
    List<SocketClient> viewers = new ArrayList<>();
    try {
      for (ClusterNode node : cluster.nodes()) {
        viewers.add(node.connect(ana));
        open(viewers.get(viewers.size() - 1));
      }
      List<CompletableFuture<Void>> doing = new ArrayList<>();
      for (ClusterNode node : cluster.nodes()) {
        for (int i = 0; i < 4; i++) {
          Member member = one.rest().register();
          doing.add(CompletableFuture.runAsync(() -> waver(node.as(member), post)));
        }
      }
      doing.forEach(CompletableFuture::join);
      JsonObject stored = look(ana, post);
      assertThat(stored.getInt("like_count")).isEqualTo(12);
      assertThat(stored.getInt("comment_count")).isEqualTo(36);
      for (SocketClient viewer : viewers) {
        Waits.untilAsserted("the last counts arrive", () -> assertEndsRight(viewer, post));
      }
    } finally {
      viewers.forEach(SocketClient::close);
    }
  }

  private static void waver(RestClient member, String post) {
    String path = "/api/posts/" + post;
    for (int i = 0; i < 3; i++) {
      assertThat(member.post(path + "/like").status()).isEqualTo(200);
      assertThat(member.post(path + "/comments", json("content", "c" + i)).status()).isEqualTo(201);
      assertThat(member.delete(path + "/like").status()).isEqualTo(200);
    }
    assertThat(member.post(path + "/like").status()).isEqualTo(200);
  }

  private static void assertEndsRight(SocketClient viewer, String post) {
    List<JsonObject> likes = about(viewer, "like_update", post);
    List<JsonObject> said = about(viewer, "comment_update", post);
    assertThat(likes.get(likes.size() - 1).getInt("like_count")).isEqualTo(12);
    assertThat(said).hasSize(36);
    assertThat(said.get(said.size() - 1).getInt("comment_count")).isEqualTo(36);
  }
}
