package dev.lamplighter.threads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimersTest {
  private final Timers timers = new Timers(1, Executors.defaultThreadFactory());

  @AfterEach
  void stop() {
    timers.shutdownNow();
    Fitness.forget();
  }

  @Test
  void periodicTaskShouldGoOnAfterAFault() throws InterruptedException {
    CountDownLatch runs = new CountDownLatch(6);
    timers.scheduleWithFixedDelay(() -> fail(runs), 0, 1, TimeUnit.MILLISECONDS);
    timers.scheduleAtFixedRate(() -> fail(runs), 0, 1, TimeUnit.MILLISECONDS);

    assertThat(runs.await(10, TimeUnit.SECONDS)).isTrue();
  }

  private static void fail(CountDownLatch runs) {
    runs.countDown();
    if (runs.getCount() % 2 == 0) {
      throw new NoClassDefFoundError("x");
    }
    throw new IllegalStateException("x");
  }

  @Test
  void lostClassShouldBeRemembered() {
    Fitness.note(new IllegalStateException("passes"));
    assertThat(Fitness.lost()).isEmpty();

    Fitness.note(new IllegalStateException(new NoClassDefFoundError("a.b.C")));
    assertThat(Fitness.lost()).hasValue("java.lang.NoClassDefFoundError: a.b.C");
  }
}
