package dev.lamplighter.cluster;

import dev.lamplighter.threads.Fitness;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * A few threads that take tasks in order for each key. What waits is bounded by its size; tasks
 * without a size always pass.
 */
final class Stripes implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Stripes.class.getName());

  private record Task(Runnable work, int size) {}

  private static final class Stripe implements Runnable {
    private final BlockingQueue<Task> waiting = new LinkedBlockingQueue<>();
    private final AtomicLong size = new AtomicLong();

    @Override
    public void run() {
      try {
        while (!Thread.currentThread().isInterrupted()) {
          work(waiting.take());
        }
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }

    private void work(Task task) {
      size.addAndGet(-task.size());
      try {
        task.work().run();
      } catch (RuntimeException | Error e) {
        Fitness.note(e);
        LOG.log(Level.SEVERE, "event=cluster_task_failed", e);
      }
    }
  }

  private final long limit;
  private final List<Stripe> stripes;
  private final List<Thread> threads;

  /**
   * @param limit what may wait for one thread, in the unit of {@code offer}'s size
   */
  Stripes(int count, long limit, ThreadFactory factory) {
    this.limit = limit;
    this.stripes = Stream.generate(Stripe::new).limit(count).toList();
    this.threads = stripes.stream().<Thread>map(factory::newThread).toList();
    threads.forEach(Thread::start);
  }

  /** False: too much waits, so it was not taken. */
  boolean offer(String key, int size, Runnable work) {
    Stripe stripe = of(key);
    if (stripe.size.addAndGet(size) > limit) {
      stripe.size.addAndGet(-size);
      return false;
    }
    return stripe.waiting.add(new Task(work, size));
  }

  void run(String key, Runnable work) {
    of(key).waiting.add(new Task(work, 0));
  }

  private Stripe of(String key) {
    return stripes.get(Math.floorMod(key.hashCode(), stripes.size()));
  }

  @Override
  public void close() {
    threads.forEach(Thread::interrupt);
  }
}
