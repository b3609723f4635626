package dev.lamplighter.bench;

import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.PostgresServer;
import dev.lamplighter.support.RestClient;
import dev.lamplighter.support.Waits;
import jakarta.json.Json;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The feed's figures of bench/README.md, on PostgreSQL. Not part of any build: {@code mvn
 * failsafe:integration-test -Dit.test=FeedBench}, alone on the machine.
 */
class FeedBench extends BenchCase {
  private static final int WATCHERS = 1_000;
  private static final int LIKES = 60;
  private static final int FANS = 40;
  private static final int SECONDS = 10;
  private static final int RATE = 500;

  @Test
  void likes() throws Exception {
    measure((server, database, ana) -> likes(server, ana));
  }

  @Test
  void pages() throws Exception {
    measure(
        (server, database, ana) -> {
          fill(database);
          pages(database, ana);
        });
  }

  private static String post(Member author) {
    return author
        .rest()
        .post("/api/posts", Json.createObjectBuilder().add("content", "Popular").build())
        .json()
        .getString("id");
  }

  private static void likes(LamplighterServer server, Member ana)
      throws IOException, InterruptedException {
    String post = post(ana);
    Member ben = RestClient.of(server).register();
    List<Member> fans =
        Stream.generate(() -> RestClient.of(server).register()).limit(FANS).toList();
    for (int i = 0; i < 200; i++) { // a server that has just started is not what is measured
      toggle(fans.get(i % FANS), post, i % 2 == 0);
    }
    try (FeedWatchers watchers = new FeedWatchers(server.port(), ana.token(), WATCHERS)) {
      single(watchers, ben, post);
      many(watchers, fans, post, ana);
    }
  }

  private static void toggle(Member member, String post, boolean on) {
    String path = "/api/posts/" + post + "/like";
    int status = (on ? member.rest().post(path) : member.rest().delete(path)).status();
    if (status != 200) {
      throw new IllegalStateException("like answered " + status);
    }
  }

  private static void single(FeedWatchers watchers, Member ben, String post) {
    List<Long> waits = new ArrayList<>();
    List<Long> answers = new ArrayList<>();
    for (int i = 0; i < LIKES; i++) {
      LockSupport.parkNanos(400_000_000L);
      watchers.takeArrivals();
      long start = System.nanoTime();
      toggle(ben, post, i % 2 == 0);
      answers.add(System.nanoTime() - start);
      List<Long> came = new ArrayList<>();
      Waits.until(
          "all watchers heard",
          () -> {
            came.addAll(watchers.takeArrivals());
            return came.size() >= WATCHERS;
          });
      came.forEach(time -> waits.add(time - start));
    }
    print("a like on a post watched by 1,000: from the request to each watcher", waits);
    print("… the answer to who liked", answers);
  }

  private static void many(FeedWatchers watchers, List<Member> fans, String post, Member ana)
      throws InterruptedException {
    int before = watchers.watchers().get(0).updates();
    ExecutorService threads = Executors.newFixedThreadPool(FANS);
    AtomicInteger done = new AtomicInteger();
    long start = System.nanoTime();
    long gap = FANS * 1_000_000_000L / RATE;
    List<Long> answers = java.util.Collections.synchronizedList(new ArrayList<>());
    for (Member fan : fans) {
      threads.execute(
          () -> {
            for (int i = 0; i < RATE * SECONDS / FANS; i++) {
              LockSupport.parkNanos(start + i * gap - System.nanoTime());
              long asked = System.nanoTime();
              toggle(fan, post, i % 2 == 0);
              answers.add(System.nanoTime() - asked);
              done.incrementAndGet();
            }
          });
    }
    threads.shutdown();
    threads.awaitTermination(2, TimeUnit.MINUTES);
    double seconds = (System.nanoTime() - start) / 1e9;
    print("likes and unlikes on one post: the answer", answers);
    long count = ana.rest().get("/api/posts/" + post).json().getInt("like_count");
    CompletableFuture.runAsync(
            () -> {},
            CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS)) // the last update's time
        .join();
    int most = watchers.watchers().stream().mapToInt(w -> w.updates() - before).max().orElseThrow();
    long right =
        watchers.watchers().stream()
            .filter(w -> w.last().contains("\"like_count\":" + count + ","))
            .count();
    System.out.printf(
        "%.0f a second for %.1f s; updates a viewer and second: %.2f; final count %d at %d of %d%n",
        done.get() / seconds, seconds, most / (seconds + 0.26), count, right, WATCHERS);
  }

  private static void fill(PostgresServer.Database database) throws SQLException {
    execute(
        database,
        "INSERT INTO users (id, username, admin, display_name, last_seen_audience, created_at)"
            + " SELECT 'u' || n, 'u' || n, false, 'x', 'everyone', now()"
            + " FROM generate_series(1, 2000) n",
        "INSERT INTO posts (author_id, content, like_count, created_at, changed_at)"
            + " SELECT 'u' || (1 + n % 2000), repeat('words ', 20), 3, t, t FROM"
            + " (SELECT n, now() - n * interval '1 second' AS t"
            + " FROM generate_series(1, 1000000) n) x",
        "INSERT INTO post_likes (post_id, user_id, created_at)"
            + " SELECT p.id, 'u' || (1 + (p.id * 7 + k) % 2000), now()"
            + " FROM posts p, generate_series(1, 3) k WHERE p.id % 5 = 0"
            + " ON CONFLICT DO NOTHING",
        "INSERT INTO post_comments (post_id, author_id, content, created_at)"
            + " SELECT 100 + n % 1000, 'u' || (1 + n % 2000), 'some words',"
            + " now() - n * interval '1 second' FROM generate_series(1, 1000000) n",
        "INSERT INTO relations (owner_id, kind, other_id, created_at)"
            + " SELECT 'u' || n, 'BLOCKS', 'u' || (n + k), now()"
            + " FROM generate_series(1, 1500) n, generate_series(1, 20) k");
  }

  private static void pages(PostgresServer.Database database, Member ana) throws SQLException {
    String next = ana.rest().get("/api/posts?limit=200").json().getString("next");
    for (int i = 0; i < 20; i++) {
      next = ana.rest().get("/api/posts?limit=200&after=" + next).json().getString("next");
    }
    String deep = "/api/posts?limit=50&after=" + next;
    String[] paths = {
      "/api/posts?limit=20", "/api/posts?limit=50", deep, "/api/posts/500/comments?limit=50"
    };
    for (String path : paths) {
      get(ana, path);
    }
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT count(*) FROM posts UNION ALL SELECT count(*)" + " FROM post_comments")) {
      while (rows.next()) {
        System.out.println("rows: " + rows.getLong(1));
      }
    }
  }
}
