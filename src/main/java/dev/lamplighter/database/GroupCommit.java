package dev.lamplighter.database;

import dev.lamplighter.problem.Outage;
import dev.lamplighter.problem.ProblemException;
import dev.lamplighter.problem.ProblemType;
import dev.lamplighter.threads.Fitness;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * One thread takes all that waits, writes it in one transaction, tells of it, then answers. Items
 * that disturb each other are written one by one.
 *
 * @param <T> what is written
 * @param <A> its answer
 */
public final class GroupCommit<T, A> implements Runnable {
  private static final Logger LOG = Logger.getLogger(GroupCommit.class.getName());
  private static final int BATCH = 200;
  private static final int TRIES = 4;

  /** What one transaction has committed. */
  public interface Committed<T, A> {
    /** Tells of it, before those who wait are answered. */
    void publish();

    /**
     * @param index the item's place in what was written
     * @throws ProblemException to refuse
     */
    A answer(T item, int index);
  }

  private record Task<T, A>(T item, CompletableFuture<A> answer) {}

  private final String name;
  private final String busy;
  private final BlockingQueue<Task<T, A>> queue;
  private final Function<List<T>, Committed<T, A>> store;

  /**
   * @param name of what is written, in the log
   * @param busy what those hear whose items could not be written
   * @param capacity how many may wait
   * @param store blocks; writes all or throws
   */
  public GroupCommit(
      String name, String busy, int capacity, Function<List<T>, Committed<T, A>> store) {
    this.name = name;
    this.busy = busy;
    this.queue = new ArrayBlockingQueue<>(capacity);
    this.store = store;
  }

  /**
   * Any thread; does not wait.
   *
   * @throws ProblemException UNAVAILABLE where too much waits
   */
  public CompletionStage<A> add(T item) {
    Task<T, A> task = new Task<>(item, new CompletableFuture<>());
    if (!queue.offer(task)) {
      throw busy();
    }
    return task.answer();
  }

  public int waiting() {
    return queue.size();
  }

  @Override
  public void run() {
    List<Task<T, A>> tasks = new ArrayList<>(BATCH);
    try {
      while (!Thread.currentThread().isInterrupted()) {
        tasks.add(queue.take());
        queue.drainTo(tasks, BATCH - 1);
        write(tasks, 1);
        tasks.clear();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    queue.drainTo(tasks);
    tasks.forEach(task -> task.answer().completeExceptionally(busy()));
  }

  private void write(List<Task<T, A>> tasks, int attempt) {
    Committed<T, A> committed;
    try {
      committed = store.apply(tasks.stream().map(Task::item).toList());
    } catch (RuntimeException e) {
      writeAgain(tasks, attempt, e);
      return;
    } catch (Error e) { // whoever waits is told, and this thread lives on
      tasks.forEach(task -> task.answer().completeExceptionally(e));
      return;
    }
    finish(tasks, committed);
  }

  /** Whether a lost connection took a commit with it is not known: a repeat will tell. */
  private void writeAgain(List<Task<T, A>> tasks, int attempt, RuntimeException cause) {
    boolean refused = DatabaseFault.isRefusal(cause);
    if ((refused || DatabaseFault.isConflict(cause)) && tasks.size() > 1) {
      tasks.forEach(task -> write(List.of(task), 1));
    } else if (DatabaseFault.isConflict(cause) && attempt < TRIES) {
      write(tasks, attempt + 1);
    } else {
      Outage.warn(LOG, "event=" + name + "_not_written count=" + tasks.size(), cause);
      ProblemException refusal = refused ? unstorable() : busy();
      tasks.forEach(task -> task.answer().completeExceptionally(refusal));
    }
  }

  private void finish(List<Task<T, A>> tasks, Committed<T, A> committed) {
    try {
      committed.publish();
    } catch (RuntimeException | Error e) {
      Fitness.note(e);
      LOG.log(Level.SEVERE, "event=" + name + "_not_published", e);
    }
    for (int i = 0; i < tasks.size(); i++) {
      Task<T, A> task = tasks.get(i);
      try {
        task.answer().complete(committed.answer(task.item(), i));
      } catch (RuntimeException | Error refusal) {
        task.answer().completeExceptionally(refusal);
      }
    }
  }

  private static ProblemException unstorable() {
    return ProblemException.of(ProblemType.INVALID_REQUEST, "The database cannot store this.");
  }

  private ProblemException busy() {
    return ProblemException.of(ProblemType.UNAVAILABLE, busy);
  }
}
