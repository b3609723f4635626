package dev.lamplighter.wire.socketio.engine;

import dev.lamplighter.hub.CloseCode;
import dev.lamplighter.hub.Frame;
import dev.lamplighter.hub.FrameSender;
import java.security.Principal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;

/**
 * One Engine.IO session (engine.io-protocol v4): begins on long polling or on a WebSocket, and may
 * change from the first to the second. Any thread may call; none is held. Nothing is written or
 * told to the listener while the session's lock is held.
 */
public final class EngineSession implements FrameSender {
  /**
   * In one answer to a poll; stock clients in Python take no more (python-engineio, {@code
   * Payload.max_decode_packets}).
   */
  private static final int MAX_PACKETS = 16;

  /** Bytes of the engine's own packets and of answers before somebody signed in. */
  private static final int MAX_WAITING = 1 << 18;

  private static final Duration LAST_POLL = Duration.ofMillis(100);

  private final Engine engine;
  private final String id;
  private final Principal peer;
  private final Heartbeat heartbeat;
  private final Incoming incoming;

  private volatile int payloadLimit;

  // guarded by this
  private final Outgoing outgoing = new Outgoing();
  private final Route route;
  private boolean writing;
  private boolean closed;

  /** The client said goodbye between two GETs; one that crossed it on the way ends in peace. */
  private boolean awaitsLastPoll;

  EngineSession(Engine engine, String id, Principal peer) {
    this.engine = engine;
    this.id = id;
    this.peer = peer;
    this.route = new Route(this, engine);
    this.payloadLimit = engine.settings().maxPayload();
    this.heartbeat = new Heartbeat(this, engine.settings(), engine.timers());
    this.incoming = new Incoming(this, heartbeat, engine.listenTo(this), engine::execute);
  }

  /** A secret of its client: who knows it can send in its name. */
  public String id() {
    return id;
  }

  /** Whom the handshake came from, as the filter in front of the engine knew. */
  public Principal peer() {
    return peer;
  }

  /**
   * Bytes that a request or frame of the client may have from now on; never above the settings'.
   */
  public void limitPayload(int bytes) {
    payloadLimit = Math.min(bytes, engine.settings().maxPayload());
  }

  public void liftPayloadLimit() {
    payloadLimit = engine.settings().maxPayload();
  }

  int payloadLimit() {
    return payloadLimit;
  }

  Incoming incoming() {
    return incoming;
  }

  /** The first packet, on whatever transport is there. */
  void open() {
    send(EnginePacket.open(this, engine.settings(), isPolling()));
    heartbeat.start();
  }

  /** Runs the task later, unless the future is cancelled. It must not block. */
  public Future<?> later(Runnable task, Duration delay) {
    return engine.later(task, delay);
  }

  /** Sends one frame; a client that lets too many of them wait is cut off. */
  public void send(Frame frame) {
    boolean tooMany;
    synchronized (this) {
      outgoing.add(frame);
      tooMany = outgoing.bytes() > MAX_WAITING;
    }
    if (tooMany) {
      closeLater(CloseCode.SLOW_CONSUMER);
    } else {
      flush();
    }
  }

  @Override
  public void send(List<Frame> batch, Completion completion) {
    synchronized (this) {
      outgoing.add(new Outgoing.Batch(batch, completion));
    }
    flush();
  }

  @Override
  public synchronized boolean isWaitingToBeAsked() {
    return route.isPolling() && !writing;
  }

  private void flush() {
    Outgoing.Batch batch;
    Outlet outlet;
    synchronized (this) {
      outlet = closed || writing || outgoing.isEmpty() ? null : route.claim();
      if (outlet == null) {
        return;
      }
      writing = true;
      batch = outgoing.take(route.isPolling() ? MAX_PACKETS : Integer.MAX_VALUE);
    }
    outlet.write(batch.frames(), failure -> written(batch, failure));
  }

  /** May run on a thread that holds the container's locks: only marks and queues. */
  private void written(Outgoing.Batch batch, Throwable failure) {
    boolean more;
    synchronized (this) {
      writing = false;
      more = !outgoing.isEmpty();
    }
    batch.completion().written(failure);
    if (failure != null) {
      closeLater(CloseCode.BROKEN);
    } else if (more) {
      engine.execute(this::flush);
    }
  }

  /** A GET came. One that overlaps another ends the session. */
  void poll(Poll asking) {
    if (isLastPoll()) {
      asking.write(List.of(EnginePacket.NOOP), failure -> {});
      return;
    }
    EngineError refusal;
    boolean overlapping;
    synchronized (this) {
      refusal = refusal();
      overlapping = refusal == null && route.hasPoll();
      if (refusal == null && !overlapping) {
        route.polled(asking);
      }
    }
    if (overlapping) {
      closeLater(CloseCode.PROTOCOL_ERROR);
      asking.refuse(EngineError.BAD_REQUEST);
    } else if (refusal != null) {
      asking.refuse(refusal);
    } else {
      flush();
    }
  }

  private synchronized boolean isLastPoll() {
    boolean last = awaitsLastPoll;
    awaitsLastPoll = false;
    return last;
  }

  /** A POST came; null when its packets were taken, else why it is refused. */
  EngineError posted(String payload) {
    EngineError refusal;
    synchronized (this) {
      refusal = refusal();
    }
    return refusal != null || incoming.payload(payload) ? refusal : EngineError.BAD_REQUEST;
  }

  /** Why no HTTP request is taken just now, or null. */
  private EngineError refusal() {
    if (closed || heartbeat.isOverdue()) {
      return EngineError.UNKNOWN_SESSION;
    }
    return route.isPolling() ? null : EngineError.BAD_REQUEST;
  }

  /** The client's GET broke off, with whatever was on its way: the client begins anew. */
  void lost(Poll broken) {
    boolean pending;
    synchronized (this) {
      pending = route.isOn(broken) && route.claimPoll() != null;
    }
    if (pending) {
      closeLater(CloseCode.BROKEN);
    }
  }

  synchronized boolean isPolling() {
    return route.isPolling();
  }

  /** Before the session is open: it begins on this WebSocket. */
  synchronized void beginOn(EngineSocket first) {
    route.use(first);
  }

  /**
   * A WebSocket with this session's id opened. It takes the place of one that only probes, which
   * may be lost without our knowing yet. False: there is no use for it.
   */
  boolean beginUpgrade(EngineSocket probing) {
    Optional<EngineSocket> older;
    synchronized (this) {
      if (closed || !route.isPolling()) {
        return false;
      }
      older = route.endUpgrade();
      route.beginUpgrade(probing);
    }
    older.ifPresent(socket -> engine.execute(() -> socket.close(CloseCode.PROTOCOL_ERROR)));
    return true;
  }

  synchronized void probed(EngineSocket probing) {
    route.probed(probing);
  }

  /** Ends a GET during the probe, so that the client can go over. */
  void answerNoop(Upgrade asking) {
    Poll answered;
    synchronized (this) {
      answered = route.isAt(asking) ? route.claimPoll() : null;
    }
    if (answered != null) {
      answered.write(List.of(EnginePacket.NOOP), failure -> {});
    }
  }

  /** Ends a GET that waits, so that the client asks again and may come another way. */
  public void letGo() {
    Poll waiting;
    synchronized (this) {
      waiting = closed || !route.isPolling() ? null : route.claimPoll();
    }
    if (waiting != null) {
      waiting.write(List.of(EnginePacket.NOOP), failure -> {});
    }
  }

  /** The client goes over: from here on everything goes by WebSocket. */
  void upgraded(EngineSocket probing) {
    Poll left;
    synchronized (this) {
      if (!route.endUpgrade(probing)) {
        return;
      }
      route.use(probing);
      left = route.claimPoll();
    }
    if (left != null) {
      left.refuse(EngineError.BAD_REQUEST);
    }
    flush();
  }

  /** A WebSocket is gone, or must go. One that only probed leaves long polling unharmed. */
  void lost(EngineSocket gone, CloseCode code) {
    boolean inUse;
    boolean probing;
    synchronized (this) {
      inUse = route.isOn(gone);
      probing = route.endUpgrade(gone);
    }
    if (inUse) {
      closeLater(code);
    } else if (probing) {
      engine.execute(() -> gone.close(code));
    }
  }

  void timedOut() {
    closeLater(CloseCode.SILENT);
  }

  /** For callers that may not block: what arrives from now on is not looked at. */
  public void closeLater(CloseCode code) {
    end(code).ifPresent(engine::execute);
  }

  @Override
  public void close(CloseCode code) {
    end(code).ifPresent(Runnable::run);
  }

  synchronized boolean isClosed() {
    return closed;
  }

  /** What is left to do, for whoever ends the session first. */
  private synchronized Optional<Runnable> end(CloseCode code) {
    if (closed) {
      return Optional.empty();
    }
    closed = true;
    Poll asking = route.claimPoll();
    Optional<EngineSocket> socket = route.leave();
    awaitsLastPoll = code == CloseCode.NORMAL && asking == null && socket.isEmpty();
    return Optional.of(() -> sayGoodbye(code, asking, socket));
  }

  private void sayGoodbye(CloseCode code, Poll asking, Optional<EngineSocket> socket) {
    if (code == CloseCode.NORMAL) {
      engine.later(() -> engine.forget(this), LAST_POLL);
    } else {
      engine.forget(this);
    }
    heartbeat.stop();
    incoming.closed(code);
    if (asking != null) {
      Frame last = code == CloseCode.NORMAL ? EnginePacket.NOOP : EnginePacket.CLOSE;
      asking.write(List.of(last), failure -> {});
    }
    socket.ifPresent(open -> open.close(code));
  }
}
