package dev.lamplighter.listener;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.RawConnection;
import dev.lamplighter.support.Waits;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Strangers of one address: 100 come in a second, and 600 stay. */
final class StrangersAtWork implements AutoCloseable {
  private static final String ADDRESS = "127.0.2.1";
  private static final int PERIOD_MILLIS = 20;
  private static final int MOST = 600;
  private static final int THREADS = 2;

  private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(THREADS);
  private final List<Future<?>> work = new ArrayList<>();
  private final Queue<RawConnection> held = new ConcurrentLinkedQueue<>();
  private final AtomicInteger came = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();

  private StrangersAtWork() {}

  static StrangersAtWork begin(Stranger stranger, int port) {
    StrangersAtWork atWork = new StrangersAtWork();
    for (int i = 0; i < THREADS; i++) {
      atWork.work.add(
          atWork.threads.scheduleAtFixedRate(
              () -> atWork.come(stranger, port), 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS));
    }
    return atWork;
  }

  private void come(Stranger stranger, int port) {
    try {
      came.incrementAndGet();
      RawConnection connection = RawConnection.from(ADDRESS, port);
      held.add(connection);
      stranger.act(connection);
    } catch (UncheckedIOException e) {
      refused.incrementAndGet(); // as it should be
    }
    if (held.size() > MOST) {
      held.remove().close();
    }
  }

  int came() {
    return came.get();
  }

  @Override
  public String toString() {
    return "came=" + came + " refused=" + refused;
  }

  /** Ends what they hold. */
  @Override
  public void close() {
    assertThat(work).noneMatch(Future::isDone); // each would go on for ever
    threads.shutdown();
    try {
      assertThat(threads.awaitTermination(Waits.limit().toSeconds(), TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    held.forEach(RawConnection::close);
  }
}
