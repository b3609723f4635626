package dev.lamplighter.threads;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Whether this process is as it was at its start. A class that could not be loaded once, since
 * there were too few files or there was no memory, is never loaded again: only a new start helps.
 */
public final class Fitness {
  private static final AtomicReference<String> LOST = new AtomicReference<>();

  private Fitness() {}

  /** To be told of every fault that nobody expects; any thread. */
  public static void note(Throwable fault) {
    for (Throwable t = fault; t != null; t = t.getCause()) {
      if (t instanceof LinkageError) {
        LOST.compareAndSet(null, t.toString());
      }
    }
  }

  /** What was lost first. */
  public static Optional<String> lost() {
    return Optional.ofNullable(LOST.get());
  }

  static void forget() {
    LOST.set(null);
  }
}
