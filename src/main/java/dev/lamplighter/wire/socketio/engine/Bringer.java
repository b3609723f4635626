package dev.lamplighter.wire.socketio.engine;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The thread that brought a request. Grizzly recycles a request or a WebSocket's handshake when
 * another thread ends it, even while this one is still on its way out of the container, and then
 * works on a request that is somebody else's. So others must see it rest first. Looks are counted
 * and not time, which goes on while the process stands still.
 */
public final class Bringer {
  /** Between two looks that count. */
  private static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  /** After so many it is out of the container whatever it does. */
  private static final int LOOKS = 50;

  private final Thread thread = Thread.currentThread();
  private final LongSupplier nanoTime;
  private volatile boolean leaving;

  // guarded by this
  private long seenAt;
  private int looks;
  private boolean left;

  public Bringer() {
    this(System::nanoTime);
  }

  Bringer(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** The last thing that our code does on this thread. */
  public synchronized void leaves() {
    seenAt = nanoTime.getAsLong();
    leaving = true;
  }

  boolean isHere() {
    return !leaving && thread == Thread.currentThread();
  }

  /** To be asked again and again until it is so. */
  public synchronized boolean hasLeft() {
    if (leaving && !left && nanoTime.getAsLong() - seenAt >= STEP_NANOS) {
      seenAt = nanoTime.getAsLong();
      left = ++looks >= LOOKS || rests();
    }
    return left;
  }

  private boolean rests() {
    Thread.State state = thread.getState();
    return state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING;
  }
}
