package dev.lamplighter.wire.socketio.relay;

import java.util.concurrent.atomic.AtomicInteger;

/** Runs one task again and again on whatever threads ask for it, never twice at once. */
final class Turns {
  private final AtomicInteger asked = new AtomicInteger();
  private final Runnable task;

  Turns(Runnable task) {
    this.task = task;
  }

  /** The task runs after this call, on this thread or one that is at it. */
  void ask() {
    if (asked.getAndIncrement() == 0) {
      int done;
      do {
        done = asked.get();
        task.run();
      } while (asked.addAndGet(-done) > 0);
    }
  }
}
