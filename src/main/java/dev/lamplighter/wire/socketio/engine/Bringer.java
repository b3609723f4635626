package dev.lamplighter.wire.socketio.engine;

import java.util.concurrent.TimeUnit;

/**
 * The thread that brought a request. Grizzly recycles a request or a WebSocket's handshake when
 * another thread ends it, even while this one is still on its way out of the container, and then
 * works on a request that is somebody else's. So others must see it rest first.
 */
public final class Bringer {
  /** On the way out of the container; then, after which it is out whatever it does. */
  private static final long LEAVING_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private static final long LEFT_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final Thread thread = Thread.currentThread();
  private volatile long leftAt;

  /** The last thing that our code does on this thread. */
  public void leaves() {
    leftAt = System.nanoTime();
  }

  boolean isHere() {
    return leftAt == 0 && thread == Thread.currentThread();
  }

  public boolean hasLeft() {
    if (leftAt == 0) {
      return false;
    }
    Thread.State state = thread.getState();
    boolean rests = state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING;
    return System.nanoTime() - leftAt > (rests ? LEAVING_NANOS : LEFT_NANOS);
  }
}
