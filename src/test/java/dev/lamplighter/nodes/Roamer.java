package dev.lamplighter.nodes;

import dev.lamplighter.support.HaproxyServer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.SocketClient;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A page behind the load balancer: when its socket ends it comes back, on whatever node, as the
 * client library does, and watches the same users again.
 */
final class Roamer implements AutoCloseable {
  private static final int FIRST_WAIT_MS = 1_000;
  private static final int LONGEST_WAIT_MS = 30_000;

  private final HaproxyServer proxy;
  private final Member member;
  private final List<Member> watched;
  private final List<SocketClient> past = new ArrayList<>();
  private volatile SocketClient socket;
  private volatile boolean closed;
  private volatile long longestBreak;

  Roamer(HaproxyServer proxy, Member member, List<Member> watched) {
    this.proxy = proxy;
    this.member = member;
    this.watched = watched;
    connect();
  }

  private void connect() {
    SocketClient fresh = SocketClient.at(proxy.wsUrl("/ws")).token(member.token()).connect();
    fresh.await("connected");
    if (!watched.isEmpty()) {
      Watcher.on(fresh, watched.toArray(Member[]::new));
    }
    synchronized (past) {
      past.add(fresh);
    }
    socket = fresh;
    fresh.onClose(this::comeBack);
  }

  private void comeBack() {
    if (!closed) {
      long lost = System.nanoTime();
      later(firstWait(), () -> retry(lost, 1));
    }
  }

  private void retry(long lost, int attempt) {
    try {
      connect();
      longestBreak = Math.max(longestBreak, System.nanoTime() - lost);
    } catch (CompletionException | AssertionError refused) {
      if (!closed) {
        later(waitBefore(attempt), () -> retry(lost, attempt + 1));
      }
    }
  }

  private static void later(long wait, Runnable work) {
    CompletableFuture.runAsync(
        work, CompletableFuture.delayedExecutor(wait, TimeUnit.MILLISECONDS));
  }

  /** Half to one and a half times what a server that stops asked for; see {@code backoff.js}. */
  private long firstWait() {
    return socket.frames().stream()
        .filter(Roamer::isWarning)
        .map(frame -> frame.getJsonObject("data").getInt("reconnect_after_ms"))
        .map(asked -> Math.round(asked * (0.5 + ThreadLocalRandom.current().nextDouble())))
        .findFirst()
        .orElseGet(() -> waitBefore(0));
  }

  private static long waitBefore(int attempt) {
    long step = Math.min((long) FIRST_WAIT_MS << Math.min(attempt, 5), LONGEST_WAIT_MS);
    return Math.round(step * (1 + 0.1 * ThreadLocalRandom.current().nextDouble()));
  }

  boolean isConnected() {
    return socket.isOpen();
  }

  String username() {
    return member.username();
  }

  int reconnects() {
    synchronized (past) {
      return past.size() - 1;
    }
  }

  /** Connections on which it was told that the server stops, before they ended. */
  long warnings() {
    return connections().stream()
        .filter(one -> one.frames().stream().anyMatch(Roamer::isWarning))
        .count();
  }

  private static boolean isWarning(JsonObject frame) {
    return frame.getString("event", "").equals("server_draining")
        && frame.getJsonObject("data").getInt("reconnect_after_ms") > 0;
  }

  long longestBreakMillis() {
    return TimeUnit.NANOSECONDS.toMillis(longestBreak);
  }

  /** Whether the server took it. */
  boolean setStatus(String status) {
    try {
      JsonObject data = Json.createObjectBuilder().add("status", status).build();
      return socket.request("set_status", data).getString("event").equals("reply");
    } catch (CompletionException | AssertionError noConnection) {
      return false;
    }
  }

  private List<SocketClient> connections() {
    synchronized (past) {
      return List.copyOf(past);
    }
  }

  /** All that was said of the watched, connection by connection. */
  private Stream<JsonObject> told() {
    return connections().stream().flatMap(Watcher::told);
  }

  private Map<String, String> badges() {
    Map<String, String> badges = new HashMap<>();
    told().forEach(entry -> badges.put(entry.getString("username"), entry.getString("status")));
    return badges;
  }

  long online() {
    return badges().values().stream().filter(status -> !status.equals("offline")).count();
  }

  boolean sees(Map<String, String> statuses) {
    return badges().entrySet().containsAll(statuses.entrySet());
  }

  /** Whoever was online once and then shown offline. */
  List<JsonObject> offlines() {
    Map<String, String> badges = new HashMap<>();
    List<JsonObject> offlines = new ArrayList<>();
    told()
        .forEach(
            entry -> {
              String status = entry.getString("status");
              String before = badges.put(entry.getString("username"), status);
              if (status.equals("offline") && before != null && !before.equals("offline")) {
                offlines.add(entry);
              }
            });
    return offlines;
  }

  /** Entries with a lower version than one before on that connection. */
  List<JsonObject> backwards() {
    return connections().stream().flatMap(one -> backwards(one).stream()).toList();
  }

  private static List<JsonObject> backwards(SocketClient connection) {
    Map<String, Long> versions = new HashMap<>();
    return Watcher.told(connection)
        .filter(
            entry -> {
              long version = Watcher.version(entry);
              return version < versions.merge(entry.getString("username"), version, Math::max);
            })
        .toList();
  }

  @Override
  public void close() {
    closed = true;
    socket.close();
  }
}
