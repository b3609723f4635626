package dev.lamplighter.cluster;

import dev.lamplighter.threads.Timers;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The one thread on which a node ticks, and changes its life; it notices when it stood still. */
final class Pulse implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Pulse.class.getName());
  private static final long MAX_TICK_MILLIS = 500;

  /** What a node does at each tick. */
  interface Beating {
    /**
     * @param stoodStill whether the tick before is so long ago that the others gave this node up
     */
    void tick(boolean stoodStill);

    void beat();
  }

  private final ScheduledExecutorService thread;
  private long lastTick;
  private long lastBeat;

  Pulse(ThreadFactory threads) {
    thread = new Timers(1, threads, new ThreadPoolExecutor.DiscardPolicy());
  }

  void start(Duration beat, Duration frozen, Beating node) {
    lastTick = System.nanoTime();
    lastBeat = lastTick;
    long millis = Math.max(1, Math.min(MAX_TICK_MILLIS, beat.toMillis() / 4));
    thread.scheduleWithFixedDelay(
        () -> guard(() -> tick(beat, frozen, node)), millis, millis, TimeUnit.MILLISECONDS);
  }

  private void tick(Duration beat, Duration frozen, Beating node) {
    long now = System.nanoTime();
    boolean stoodStill = now - lastTick > frozen.toNanos();
    lastTick = now;
    node.tick(stoodStill);
    if (now - lastBeat >= beat.toNanos()) {
      lastBeat = now;
      node.beat();
    }
  }

  void execute(Runnable task) {
    thread.execute(() -> guard(task));
  }

  /** A task that throws would never run again. */
  private static void guard(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "event=cluster_tick_failed", e);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
