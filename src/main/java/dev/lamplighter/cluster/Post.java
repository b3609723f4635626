package dev.lamplighter.cluster;

import dev.lamplighter.threads.Fitness;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Sends what this node has to say, on a thread of its own, since a transport may block. Meanwhile
 * messages gather, and go out as one letter for each receiver. What waits is bounded; what does not
 * fit is dropped, and its receivers learn of it by a gap in the numbers.
 */
final class Post implements Runnable, AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Post.class.getName());
  private static final int ROUND = 5_000;

  /**
   * @param writer who this node was then: a later life does not say it again
   * @param to null: all others
   * @param errand instead of a message
   */
  private record Task(Node writer, Node to, Letter.Outgoing item, Runnable errand) {
    int size() {
      return item == null ? 0 : item.size();
    }
  }

  private final Letters letters;
  private final Supplier<Node> self;
  private final Supplier<Set<Node>> others;
  private final ClusterCounters counters;
  private final long limit;
  private final BlockingQueue<Task> waiting = new LinkedBlockingQueue<>();
  private final AtomicLong size = new AtomicLong();
  private final Set<Node> deprived = ConcurrentHashMap.newKeySet();
  private final Thread thread;

  /**
   * @param limit characters that may wait
   */
  Post(
      Letters letters,
      Supplier<Node> self,
      Supplier<Set<Node>> others,
      ClusterCounters counters,
      long limit,
      ThreadFactory threads) {
    this.letters = letters;
    this.self = self;
    this.others = others;
    this.counters = counters;
    this.limit = limit;
    this.thread = threads.newThread(this);
    thread.start();
  }

  /**
   * @param to null: all others
   */
  void offer(Node to, String kind, String json) {
    Task task = new Task(self.get(), to, new Letter.Outgoing(kind, json), null);
    if (size.addAndGet(task.size()) > limit) {
      size.addAndGet(-task.size());
      counters.dropped.increment();
      deprived.addAll(to == null ? others.get() : Set.of(to));
    } else {
      waiting.add(task);
    }
  }

  /** Something that is neither counted nor joined, after what waits. */
  void errand(Runnable errand) {
    waiting.add(new Task(null, null, null, errand));
  }

  void tails() {
    errand(letters::tails);
  }

  @Override
  public void run() {
    try {
      List<Task> round = new ArrayList<>();
      while (!Thread.currentThread().isInterrupted()) {
        round.add(waiting.take());
        waiting.drainTo(round, ROUND);
        send(round);
        round.clear();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void send(List<Task> round) {
    Node writer = self.get();
    Set<Node> known = others.get();
    letters.begin(writer, known);
    Map<Node, List<Letter.Outgoing>> byReceiver = new LinkedHashMap<>();
    for (Task task : round) {
      size.addAndGet(-task.size());
      if (task.errand() == null && task.writer().equals(writer)) {
        sort(task, known, byReceiver);
      }
    }
    skip(known);
    byReceiver.forEach((to, items) -> guard(() -> letters.write(to, items)));
    round.stream().filter(task -> task.errand() != null).forEach(task -> guard(task.errand()));
  }

  private static void sort(
      Task task, Set<Node> known, Map<Node, List<Letter.Outgoing>> byReceiver) {
    Set<Node> receivers = task.to() == null ? known : Set.of(task.to());
    for (Node to : receivers) {
      if (known.contains(to)) {
        byReceiver.computeIfAbsent(to, node -> new ArrayList<>()).add(task.item());
      }
    }
  }

  private void skip(Set<Node> known) {
    for (Node node : List.copyOf(deprived)) {
      deprived.remove(node);
      if (known.contains(node)) {
        letters.skip(node);
      }
    }
  }

  /** A letter that could not be sent is lost, and its number shows that. */
  private static void guard(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      Fitness.note(e);
      LOG.log(Level.WARNING, "event=cluster_send_failed", e);
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
