package dev.lamplighter.feed.boundary;

import static dev.lamplighter.feed.boundary.Wall.about;
import static dev.lamplighter.feed.boundary.Wall.await;
import static dev.lamplighter.feed.boundary.Wall.comment;
import static dev.lamplighter.feed.boundary.Wall.comments;
import static dev.lamplighter.feed.boundary.Wall.json;
import static dev.lamplighter.feed.boundary.Wall.like;
import static dev.lamplighter.feed.boundary.Wall.look;
import static dev.lamplighter.feed.boundary.Wall.open;
import static dev.lamplighter.feed.boundary.Wall.post;
import static dev.lamplighter.feed.boundary.Wall.posts;
import static dev.lamplighter.feed.boundary.Wall.unlike;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.Answer;
import dev.lamplighter.support.Arrival;
import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.RestClient;
import dev.lamplighter.support.SocketClient;
import dev.lamplighter.support.StockClient;
import dev.lamplighter.support.Waits;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The feed as clients see it, whatever the database. */
interface FeedContract {
  /** Limits off. */
  LamplighterServer server();

  default Member member() {
    return RestClient.of(server()).register();
  }

  default SocketClient viewer(Member member) {
    SocketClient socket = SocketClient.connected(server(), member);
    open(socket);
    return socket;
  }

  @Test
  default void postLikeAndCommentShouldReachEveryoneOnEveryWire() {
    Member ana = member();
    Member ben = member();
    try (SocketClient subscribed = viewer(ben);
        SocketClient ownTab = viewer(ana);
        SocketClient seeds = SocketClient.at(server(), "/ws/feed").token(ben.token()).connect();
        StockClient stock = StockClient.open(server(), ben.token(), "websocket")) {
      stock.await("connected");
      String post = post(ana, "Hello");
      assertThat(like(ben, post).json().getInt("likes_count")).isEqualTo(1);
      JsonObject comment = comment(ben, post, "Welcome").json();

      for (SocketClient socket : List.of(subscribed, ownTab, seeds)) {
        JsonObject created = socket.await("post", frame -> isPost(frame, post));
        assertThat(created.getJsonObject("data").getJsonObject("post").getString("content"))
            .isEqualTo("Hello");
        JsonObject update = await(socket, "like_update", post);
        assertThat(update.getInt("like_count")).isEqualTo(1);
        assertThat(update.getString("user_id")).isEqualTo(ben.id());
        assertThat(update.getString("username")).isEqualTo(ben.username());
        JsonObject said = await(socket, "comment_update", post);
        assertThat(said.getInt("comment_count")).isEqualTo(1);
        assertThat(said.getJsonObject("comment")).isEqualTo(comment);
      }
      Waits.until(
          "the stock client hears it too",
          () ->
              stock.all("comment_update").stream()
                  .anyMatch(update -> update.getString("post_id").equals(post)));
      assertThat(stock.all("like_update").stream().map(update -> update.getString("post_id")))
          .contains(post);
    }
  }

  private static boolean isPost(JsonObject frame, String post) {
    return frame.getString("event").equals("post_created")
        && frame.getJsonObject("data").getJsonObject("post").getString("id").equals(post);
  }

  @Test
  default void likingTwiceShouldBeTheSameAsOnce() {
    Member ana = member();
    Member ben = member();
    String post = post(ana, "Hello");
    try (SocketClient viewer = viewer(ana)) {
      for (int i = 0; i < 2; i++) {
        Answer answer = like(ben, post);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().getInt("likes_count")).isEqualTo(1);
        assertThat(answer.json().getBoolean("liked")).isTrue();
      }
      assertThat(look(ben, post).getBoolean("liked")).isTrue();
      assertThat(look(ana, post).getBoolean("liked")).isFalse();
      for (int i = 0; i < 2; i++) {
        Answer answer = unlike(ben, post);
        assertThat(answer.json().getInt("likes_count")).isZero();
        assertThat(answer.json().getBoolean("liked")).isFalse();
      }
      await(viewer, "like_update", post);
      assertThat(await(viewer, "like_update", post).getInt("like_count")).isZero();
    }
  }

  @Test
  default void thousandLikesAndUnlikesAtOnceShouldCountRight() {
    Member ana = member();
    String post = post(ana, "Popular");
    List<Member> crowd = Stream.generate(this::member).limit(10).toList();
    Set<String> fans = ConcurrentHashMap.newKeySet();
    ExecutorService threads = Executors.newFixedThreadPool(crowd.size());
    try (SocketClient viewer = viewer(ana)) {
      allDone(
          crowd.stream()
              .map(member -> CompletableFuture.runAsync(() -> waver(member, post, fans), threads))
              .toList());
      threads.shutdown();
      assertThat(look(ana, post).getInt("like_count")).isEqualTo(fans.size());
      assertThat(crowd.stream().filter(m -> look(m, post).getBoolean("liked")).map(Member::id))
          .containsExactlyInAnyOrderElementsOf(fans);
      Waits.untilAsserted(
          "the last count arrives",
          () -> {
            List<JsonObject> told = about(viewer, "like_update", post);
            assertThat(told.get(told.size() - 1).getInt("like_count")).isEqualTo(fans.size());
          });
      assertFourASecond(viewer);
    }
  }

  /** Likes and unlikes a hundred times; in {@code fans} where it ended with a like. */
  private static void waver(Member member, String post, Set<String> fans) {
    for (int i = 0; i < 100; i++) {
      boolean on = (member.hashCode() + i) % 3 != 0;
      Answer answer = on ? like(member, post) : unlike(member, post);
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      if (on) {
        fans.add(member.id());
      } else {
        fans.remove(member.id());
      }
    }
  }

  private static void allDone(List<CompletableFuture<Void>> all) {
    CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
  }

  /** Over all the time, since a pause of this machine may push two together. */
  private static void assertFourASecond(SocketClient viewer) {
    List<Long> times =
        viewer.arrivals().stream()
            .filter(arrival -> arrival.frame().getString("event").equals("like_update"))
            .map(Arrival::nanos)
            .toList();
    double seconds = (times.get(times.size() - 1) - times.get(0)) / 1e9;
    assertThat(times.size())
        .as("updates in %s s", seconds)
        .isLessThanOrEqualTo(2 + (int) (4 * seconds));
  }

  @Test
  default void commentsShouldBeHeardInTheOrderInWhichTheyStand() {
    Member ana = member();
    Member ben = member();
    String post = post(ana, "Talk");
    try (SocketClient viewer = viewer(ana)) {
      allDone(
          Stream.of(ana, ben)
              .map(
                  member ->
                      CompletableFuture.runAsync(
                          () ->
                              IntStream.range(0, 25)
                                  .forEach(i -> comment(member, post, member.username() + i))))
              .toList());
      List<String> stored = contents(comments(ana, post, "?limit=200"));
      assertThat(stored).hasSize(50);
      Waits.until("all told", () -> about(viewer, "comment_update", post).size() == 50);
      List<JsonObject> told = about(viewer, "comment_update", post);
      assertThat(contents(told.stream().map(t -> t.getJsonObject("comment")).toList()))
          .isEqualTo(stored);
      assertThat(told.stream().map(t -> t.getInt("comment_count")))
          .containsExactlyElementsOf(IntStream.rangeClosed(1, 50).boxed().toList());
      assertThat(look(ben, post).getInt("comment_count")).isEqualTo(50);
    }
  }

  private static List<String> contents(List<JsonObject> comments) {
    return comments.stream().map(comment -> comment.getString("content")).toList();
  }

  @Test
  default void pagesShouldHoldEachPostOnceEvenWhenNewOnesCome() {
    Member ana = member();
    List<String> made = IntStream.range(0, 5).mapToObj(i -> post(ana, "p" + i)).toList();
    List<String> seen = new ArrayList<>();
    String next = "";
    while (next != null && !seen.containsAll(made)) {
      JsonObject page = ana.rest().get("/api/posts?limit=2" + next).json();
      posts(page).forEach(post -> seen.add(post.getString("id")));
      post(ana, "came later");
      next = page.isNull("next") ? null : "&after=" + page.getString("next");
    }
    assertThat(seen).doesNotHaveDuplicates();
    assertThat(seen.stream().filter(made::contains).toList())
        .containsExactly(made.get(4), made.get(3), made.get(2), made.get(1), made.get(0));
  }

  @Test
  default void pagesOfCommentsShouldGoOnWhereTheLastOneEnded() {
    Member ana = member();
    String post = post(ana, "Talk");
    IntStream.range(0, 5).forEach(i -> comment(ana, post, "c" + i));
    String path = "/api/posts/" + post + "/comments?limit=3";
    JsonObject first = ana.rest().get(path).json();
    JsonObject second = ana.rest().get(path + "&after=" + first.getString("next")).json();
    assertThat(contents(first.getJsonArray("comments").getValuesAs(JsonObject.class)))
        .containsExactly("c0", "c1", "c2");
    assertThat(contents(second.getJsonArray("comments").getValuesAs(JsonObject.class)))
        .containsExactly("c3", "c4");
    assertThat(second.isNull("next")).isTrue();
  }

  @Test
  default void blockShouldHideEachFromTheOtherAndTellNothing() {
    Member ana = member();
    Member ben = member();
    Member cleo = member();
    String old = post(ana, "Before the block");
    comment(ben, old, "Before the block too");
    String hers = post(cleo, "Cleo's");
    ben.rest().put("/api/users/me/blocks/" + ana.username());
    try (SocketClient blocker = viewer(ben);
        SocketClient blocked = viewer(ana);
        SocketClient third = viewer(cleo)) {
      String post = post(ana, "After the block");
      String answer = post(ben, "From the other side");
      for (Member member : List.of(ana, ben)) {
        String others = member == ana ? answer : post;
        assertThat(ids(member)).doesNotContain(others).contains(member == ana ? post : answer);
        assertThat(member.rest().get("/api/posts/" + others).status()).isEqualTo(404);
        assertThat(like(member, others).status()).isEqualTo(404);
        assertThat(comment(member, others, "x").status()).isEqualTo(404);
        assertThat(member.rest().get("/api/posts/" + others + "/comments").status()).isEqualTo(404);
      }
      assertThat(comments(ana, old, "")).as("what the blocker said").isEmpty();
      like(ana, hers);
      JsonObject told = await(blocker, "like_update", hers);
      assertThat(told.getInt("like_count")).as("counts are everyone's").isEqualTo(1);
      assertThat(told.isNull("user_id")).as("but nobody is named").isTrue();
      assertThat(await(third, "like_update", hers).getString("user_id")).isEqualTo(ana.id());
      comment(ana, hers, "Hi");
      assertThat(await(blocker, "comment_update", hers).isNull("comment")).isTrue();
      assertThat(await(third, "comment_update", hers).getJsonObject("comment").getString("user_id"))
          .isEqualTo(ana.id());
      third.await("post", frame -> isPost(frame, post));
      assertThat(blocker.framesUntilNow("post_created")).noneMatch(frame -> isPost(frame, post));
      assertThat(blocked.framesUntilNow("post_created")).noneMatch(frame -> isPost(frame, answer));
    }
  }

  private static List<String> ids(Member viewer) {
    return posts(viewer.rest().get("/api/posts?limit=200").json()).stream()
        .map(post -> post.getString("id"))
        .toList();
  }

  @Test
  default void onlyThoseConcernedShouldDelete() {
    Member ana = member();
    Member ben = member();
    Member cleo = member();
    String post = post(ana, "Mine");
    String bens = comment(ben, post, "one").json().getString("id");
    String cleos = comment(cleo, post, "two").json().getString("id");
    String path = "/api/posts/" + post;
    try (SocketClient viewer = viewer(cleo)) {
      assertThat(ben.rest().delete(path).status()).isEqualTo(403);
      assertThat(ben.rest().delete(path + "/comments/" + cleos).status()).isEqualTo(403);
      assertThat(ben.rest().delete(path + "/comments/" + bens).status()).isEqualTo(204);
      JsonObject gone = await(viewer, "comment_update", post);
      assertThat(gone.getString("removed_id")).isEqualTo(bens);
      assertThat(gone.getInt("comment_count")).isEqualTo(1);
      assertThat(ana.rest().delete(path + "/comments/" + cleos).status()).isEqualTo(204);
      assertThat(ana.rest().delete(path + "/comments/" + cleos).status()).isEqualTo(404);
      assertThat(look(ana, post).getInt("comment_count")).isZero();
      assertThat(ana.rest().delete(path).status()).isEqualTo(204);
      await(viewer, "post_deleted", post);
      assertThat(ana.rest().delete(path).status()).isEqualTo(404);
      assertThat(ben.rest().get(path).status()).isEqualTo(404);
    }
  }

  @Test
  default void authorShouldBeNotifiedOnceOfALikeAndOfAComment() {
    Member ana = member();
    Member ben = member();
    String post = post(ana, "Notice me");
    try (SocketClient author = SocketClient.connected(server(), ana)) {
      like(ana, post);
      like(ben, post);
      unlike(ben, post);
      like(ben, post);
      comment(ana, post, "my own");
      comment(ben, post, "Hi");
      for (String type : List.of("like", "comment")) {
        JsonObject told = author.await("notification").getJsonObject("data");
        assertThat(told.getString("type")).isEqualTo(type);
        assertThat(told.getString("post_id")).isEqualTo(post);
        assertThat(told.getString("user_id")).isEqualTo(ben.id());
        assertThat(told.getString("message")).contains("your post");
      }
      assertThat(author.framesUntilNow("notification")).hasSize(2);
    }
  }

  @Test
  default void badInputShouldBeNamed() {
    Member ana = member();
    String post = post(ana, "x");
    for (String content : List.of("", "  ", "a".repeat(4001))) {
      Answer answer = ana.rest().post("/api/posts", json("content", content));
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.body()).contains("content");
    }
    assertThat(comment(ana, post, "a".repeat(1001)).status()).isEqualTo(400);
    assertThat(comment(ana, post, "😀".repeat(1000)).status()).isEqualTo(201);
    for (String id : List.of("0", "x", "99999999999999999999", "-1")) {
      assertThat(ana.rest().get("/api/posts/" + id).status()).isEqualTo(404);
      assertThat(like(ana, id).status()).isEqualTo(404);
      assertThat(comment(ana, id, "x").status()).isEqualTo(404);
      assertThat(ana.rest().delete("/api/posts/" + post + "/comments/" + id).status())
          .isEqualTo(404);
    }
    assertThat(ana.rest().get("/api/posts?after=bm9uc2Vuc2U").status()).isEqualTo(400);
    assertThat(ana.rest().get("/api/posts?after=MSB4").status()).isEqualTo(400);
  }

  @Test
  default void deletedAccountShouldLeaveTheCounts() {
    Member ana = member();
    Member ben = member();
    String post = post(ana, "Stays");
    String bens = post(ben, "Goes");
    like(ben, post);
    like(ana, post);
    comment(ben, post, "one");
    comment(ben, post, "two");
    comment(ana, post, "three");
    try (SocketClient viewer = viewer(ana)) {
      assertThat(ben.rest().delete("/api/users/me").status()).isEqualTo(204);
      Waits.untilAsserted(
          "viewers are told",
          () -> {
            assertThat(last(about(viewer, "like_update", post)).getInt("like_count")).isEqualTo(1);
            assertThat(last(about(viewer, "comment_update", post)).getInt("comment_count"))
                .isEqualTo(1);
          });
    }
    assertThat(look(ana, post).getInt("like_count")).isEqualTo(1);
    assertThat(look(ana, post).getInt("comment_count")).isEqualTo(1);
    assertThat(contents(comments(ana, post, ""))).containsExactly("three");
    assertThat(ana.rest().get("/api/posts/" + bens).status()).isEqualTo(404);
  }

  @Test
  default void snapshotWithTheEventsShouldEqualTheNextSnapshot() {
    Member ana = member();
    Member ben = member();
    String post = post(ana, "Law");
    comment(ana, post, "first");
    try (SocketClient viewer = viewer(ben)) {
      JsonObject before = look(ben, post);
      List<String> shown = new ArrayList<>(contents(comments(ben, post, "")));
      like(ana, post);
      String gone = comment(ana, post, "second").json().getString("id");
      comment(ana, post, "third");
      ana.rest().delete("/api/posts/" + post + "/comments/" + gone);
      like(member(), post);
      Waits.untilAsserted(
          "events lead to what is there",
          () -> {
            List<JsonObject> likes = about(viewer, "like_update", post);
            List<JsonObject> said = about(viewer, "comment_update", post);
            JsonObject after = look(ben, post);
            assertThat(last(likes).getInt("like_count")).isEqualTo(after.getInt("like_count"));
            assertThat(last(said).getInt("comment_count")).isEqualTo(after.getInt("comment_count"));
            assertThat(before.getInt("version")).isLessThan(last(said).getInt("version"));
          });
      for (JsonObject event : about(viewer, "comment_update", post)) {
        if (event.isNull("comment")) {
          shown.remove("second");
        } else {
          shown.add(event.getJsonObject("comment").getString("content"));
        }
      }
      assertThat(shown).isEqualTo(contents(comments(ben, post, "")));
    }
  }

  private static JsonObject last(List<JsonObject> events) {
    assertThat(events).isNotEmpty();
    return events.get(events.size() - 1);
  }
}
