package dev.lamplighter.wire.socketio.relay;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/** All that is under way to other nodes; never more than the limit. Any thread. */
final class Passages {
  private final Set<Passage> underWay = ConcurrentHashMap.newKeySet();
  private final Semaphore room;

  Passages(int limit) {
    room = new Semaphore(limit);
  }

  /** Whether there is room; who was let in leaves by {@code left}. */
  boolean enter(Passage passage) {
    boolean entered = room.tryAcquire();
    if (entered) {
      underWay.add(passage);
    }
    return entered;
  }

  /** Repeating it does nothing. */
  void left(Passage passage) {
    if (underWay.remove(passage)) {
      room.release();
    }
  }

  int count() {
    return underWay.size();
  }

  void each(Consumer<Passage> task) {
    underWay.forEach(task);
  }
}
