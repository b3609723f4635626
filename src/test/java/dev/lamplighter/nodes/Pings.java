package dev.lamplighter.nodes;

import dev.lamplighter.support.SocketClient;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A client that asks again and again, and remembers how long it waited at most. */
final class Pings implements AutoCloseable {
  private static final long PAUSE_MS = 20;

  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private volatile Duration longest = Duration.ZERO;

  Pings(SocketClient socket) {
    clock.scheduleWithFixedDelay(() -> ping(socket), 0, PAUSE_MS, TimeUnit.MILLISECONDS);
  }

  private void ping(SocketClient socket) {
    long start = System.nanoTime();
    socket.request("ping", JsonValue.EMPTY_JSON_OBJECT);
    Duration taken = Duration.ofNanos(System.nanoTime() - start);
    longest = taken.compareTo(longest) > 0 ? taken : longest;
  }

  Duration longest() {
    return longest;
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
