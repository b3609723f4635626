package dev.lamplighter.wire.socketio.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.Waits;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BringerTest {
  private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);

  private final AtomicLong clock = new AtomicLong();

  /** This thread runs as long as it asks. */
  private final Bringer bringer = new Bringer(clock::get);

  private boolean looks() {
    clock.addAndGet(MILLI);
    return bringer.hasLeft();
  }

  @Test
  void threadThatRunsShouldBeOutAfterFiftyLooks() {
    bringer.leaves();
    for (int i = 0; i < 49; i++) {
      assertThat(looks()).isFalse();
    }
    assertThat(looks()).isTrue();
    assertThat(bringer.hasLeft()).isTrue();
  }

  @Test
  void pauseOfTheProcessShouldCountAsOneLook() {
    bringer.leaves();
    clock.addAndGet(TimeUnit.MINUTES.toNanos(1));
    assertThat(bringer.hasLeft()).isFalse();
  }

  @Test
  void looksAtTheSameMomentShouldCountOnce() {
    bringer.leaves();
    clock.addAndGet(MILLI);
    for (int i = 0; i < 100; i++) {
      assertThat(bringer.hasLeft()).isFalse();
    }
  }

  @Test
  void threadThatHasNotFinishedShouldNotHaveLeftHoweverOftenOneLooks() {
    for (int i = 0; i < 100; i++) {
      assertThat(looks()).isFalse();
    }
    assertThat(bringer.isHere()).isTrue();
  }

  @Test
  void threadThatRestsShouldHaveLeft() throws InterruptedException {
    CountDownLatch end = new CountDownLatch(1);
    Bringer[] resting = new Bringer[1];
    CountDownLatch brought = new CountDownLatch(1);
    Thread thread =
        new Thread(
            () -> {
              resting[0] = new Bringer(clock::get);
              resting[0].leaves();
              brought.countDown();
              try {
                end.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    thread.start();
    brought.await();
    Waits.until("it rests", () -> thread.getState() == Thread.State.WAITING);
    assertThat(resting[0].hasLeft()).isFalse();
    clock.addAndGet(MILLI);
    assertThat(resting[0].hasLeft()).isTrue();
    end.countDown();
  }
}
