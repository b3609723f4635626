package dev.lamplighter.wire.socketio.engine;

import dev.lamplighter.hub.Frame;
import dev.lamplighter.hub.FrameSender;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.channels.SelectionKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;

/** A request that the container holds without a thread, for as long as it takes. */
public final class HeldPoll implements Poll, AsyncListener {
  private static final FrameSender.Completion NOBODY = failure -> {};

  /** For an answer that is just being written when the client breaks off. */
  private static final long PATIENCE_MILLIS = 50;

  private static final Duration RETRY = Duration.ofMillis(1);

  private final Engine engine;
  private final Consumer<HeldPoll> lost;
  private final HttpServletRequest request;
  private final AsyncContext context;
  private final Bringer bringer = new Bringer();

  private final ReentrantLock usage = new ReentrantLock();
  private final AtomicBoolean answered = new AtomicBoolean();
  private volatile boolean gone;
  private volatile SelectionKey watched;

  // guarded by this
  private PollAnswer early;
  private boolean held;

  /**
   * @param lost told when the client breaks off
   */
  public HeldPoll(
      Engine engine,
      Consumer<HeldPoll> lost,
      HttpServletRequest request,
      HttpServletResponse response) {
    this.engine = engine;
    this.lost = lost;
    this.request = request;
    this.context = request.startAsync(request, response);
    context.setTimeout(0);
    context.addListener(this);
  }

  /** The last thing that the request's own thread does with it. */
  public void hold() {
    PollAnswer ready;
    synchronized (this) {
      ready = early;
      held = true;
    }
    if (ready == null) {
      engine.lookout().watch(this);
    } else {
      use(ready);
    }
    bringer.leaves();
  }

  @Override
  public void write(List<Frame> frames, FrameSender.Completion completion) {
    byte[] body = Payload.encode(frames);
    answer(200, EngineAnswer.TEXT, body, completion);
  }

  @Override
  public void refuse(EngineError error) {
    byte[] body = error.json().getBytes(StandardCharsets.UTF_8);
    answer(error.status(), "application/json", body, NOBODY);
  }

  /** Answers it, once. Any thread; does not block. */
  public void answer(int code, String type, byte[] body, FrameSender.Completion completion) {
    answer(new PollAnswer(this, code, type, body, completion));
  }

  private void answer(PollAnswer answer) {
    if (!answered.compareAndSet(false, true)) {
      answer.fail();
      return;
    }
    SelectionKey key = watched;
    if (key != null) {
      key.cancel();
    }
    synchronized (this) {
      if (!held) {
        early = answer;
        return;
      }
    }
    use(answer);
  }

  private void use(PollAnswer answer) {
    boolean usable = whileUsable(answer::send);
    if (!usable) {
      answer.fail();
    }
  }

  /** All is written. */
  void complete() {
    if (bringer.isHere() || bringer.hasLeft()) {
      whileUsable(context::complete);
    } else {
      engine.later(this::complete, RETRY);
    }
  }

  /** Keeps the container from taking the request back in the meantime. */
  private boolean whileUsable(Runnable use) {
    usage.lock();
    try {
      boolean usable = !gone;
      if (usable) {
        use.run();
      }
      return usable;
    } finally {
      usage.unlock();
    }
  }

  /** The container takes the request back; from here on it is somebody else's. */
  private void takenBack() {
    boolean alone = false;
    try {
      alone = usage.tryLock(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    gone = true;
    if (alone) {
      usage.unlock();
    }
  }

  boolean isWaiting() {
    return !answered.get() && !gone;
  }

  /** What a look at the request tells, or null where the container has taken it back. */
  <T> T whileUsable(Function<HttpServletRequest, T> look) {
    AtomicReference<T> seen = new AtomicReference<>();
    whileUsable(() -> seen.set(look.apply(request)));
    return seen.get();
  }

  void watchedBy(SelectionKey key) {
    watched = key;
    if (!isWaiting()) {
      key.cancel();
    }
  }

  /** The client closed its connection. What is held is ended: the container has not noticed. */
  void clientLeft() {
    lost.accept(this);
    refuse(EngineError.BAD_REQUEST);
  }

  HttpServletResponse response() {
    return (HttpServletResponse) context.getResponse();
  }

  @Override
  public void onError(AsyncEvent event) {
    takenBack();
    lost.accept(this);
  }

  @Override
  public void onComplete(AsyncEvent event) {
    takenBack();
  }

  @Override
  public void onTimeout(AsyncEvent event) {}

  @Override
  public void onStartAsync(AsyncEvent event) {}
}
