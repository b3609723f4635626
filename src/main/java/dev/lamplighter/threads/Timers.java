package dev.lamplighter.threads;

import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Timers whose periodic tasks go on after a fault. Those of the JDK end a task at its first one,
 * for ever and without a word.
 */
public final class Timers extends ScheduledThreadPoolExecutor {
  private static final Logger LOG = Logger.getLogger(Timers.class.getName());

  public Timers(int threads, ThreadFactory factory) {
    super(threads, factory);
  }

  public Timers(int threads, ThreadFactory factory, RejectedExecutionHandler whenStopped) {
    super(threads, factory, whenStopped);
  }

  @Override
  public ScheduledFuture<?> scheduleAtFixedRate(
      Runnable task, long first, long period, TimeUnit unit) {
    return super.scheduleAtFixedRate(() -> run(task), first, period, unit);
  }

  @Override
  public ScheduledFuture<?> scheduleWithFixedDelay(
      Runnable task, long first, long delay, TimeUnit unit) {
    return super.scheduleWithFixedDelay(() -> run(task), first, delay, unit);
  }

  private static void run(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      Fitness.note(e);
      LOG.log(Level.WARNING, "event=timer_task_failed", e);
    }
  }
}
