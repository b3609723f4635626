import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * What a poll costs that is passed on: sessions of the first node, asked for at the first node and at
 * the second in turns. A round trip is a held GET, and a POST whose refusal (44) ends it.
 *
 * <p>{@code java Polls.java url-of-one pid-of-one url-of-two pid-of-two round-trips}
 */
class Polls {
  private static final int SESSIONS = 16;
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final String query;
  private final long[] posts;
  private final long[] answers;

  private Polls(String sid, int count) {
    query = "/socket.io/?EIO=4&transport=polling&sid=" + sid;
    posts = new long[count];
    answers = new long[count];
  }

  public static void main(String[] arguments) throws Exception {
    String one = arguments[0];
    String two = arguments[2];
    int count = Integer.parseInt(arguments[4]);
    List<Path> nodes = List.of(stat(arguments[1]), stat(arguments[3]));
    run("warm-up", one, one, nodes, count / 2);
    run("warm-up", one, two, nodes, count / 2);
    for (int i = 0; i < 2; i++) {
      run("direct", one, one, nodes, count);
      run("passed on", one, two, nodes, count);
    }
  }

  private static Path stat(String pid) {
    return Path.of("/proc", pid, "stat");
  }

  private static void run(String label, String owner, String via, List<Path> nodes, int count)
      throws Exception {
    double[] before = {cpu(nodes.get(0)), cpu(nodes.get(1))};
    List<Polls> all = new java.util.ArrayList<>();
    CompletableFuture<?>[] done = new CompletableFuture<?>[SESSIONS];
    long began = System.nanoTime();
    for (int i = 0; i < SESSIONS; i++) {
      Polls polls = new Polls(null, count / SESSIONS);
      all.add(polls);
      done[i] = CompletableFuture.runAsync(() -> polls.go(owner, via));
    }
    CompletableFuture.allOf(done).get();
    double seconds = (System.nanoTime() - began) / 1e9;
    System.out.printf(
        "%-9s %5.0f round trips/s; POST p50 %.2f p99 %.2f ms; to the poll's answer p50 %.2f p99 %.2f"
            + " ms; CPU a round trip: owner %.2f ms, the other %.2f ms%n",
        label,
        count / seconds,
        at(all, 0.5, true), at(all, 0.99, true), at(all, 0.5, false), at(all, 0.99, false),
        (cpu(nodes.get(0)) - before[0]) / count,
        (cpu(nodes.get(1)) - before[1]) / count);
  }

  /** Three refused tokens are allowed in one session, so each makes three round trips. */
  private void go(String owner, String via) {
    try {
      for (int i = 0; i < posts.length; i++) {
        String sid = i % 3 == 0 ? null : current;
        if (sid == null) {
          String open = get(owner + "/socket.io/?EIO=4&transport=polling").get().body();
          current = open.replaceAll(".*\"sid\":\"([^\"]+)\".*", "$1");
        }
        String url = via + query.replace("null", current);
        CompletableFuture<HttpResponse<String>> poll = get(url);
        long sent = System.nanoTime();
        HttpRequest post =
            HttpRequest.newBuilder(URI.create(url)).POST(BodyPublishers.ofString("40")).build();
        CompletableFuture<HttpResponse<String>> posted =
            HTTP.sendAsync(post, BodyHandlers.ofString());
        CompletableFuture<Long> at = posted.thenApply(answer -> System.nanoTime());
        String answer = poll.get().body();
        answers[i] = System.nanoTime() - sent;
        posts[i] = at.get() - sent;
        if (!answer.startsWith("44") || posted.get().statusCode() != 200) {
          throw new IllegalStateException(answer);
        }
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private String current;

  private static CompletableFuture<HttpResponse<String>> get(String url) {
    return HTTP.sendAsync(
        HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
  }

  private static double at(List<Polls> all, double part, boolean posts) {
    long[] sorted =
        all.stream().flatMapToLong(p -> Arrays.stream(posts ? p.posts : p.answers)).sorted().toArray();
    return sorted[(int) (sorted.length * part)] / 1e6;
  }

  /** Milliseconds so far. */
  private static double cpu(Path stat) throws IOException {
    String[] fields = Files.readString(stat).replaceFirst("^.*\\) ", "").split(" ");
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * 10.0;
  }
}
