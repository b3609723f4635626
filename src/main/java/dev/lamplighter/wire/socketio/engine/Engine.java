package dev.lamplighter.wire.socketio.engine;

import dev.lamplighter.hub.FrameSender;
import dev.lamplighter.threads.Fitness;
import dev.lamplighter.threads.Timers;
import java.security.Principal;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Engine.IO 4: sessions over long polling and WebSocket. Knows nothing of what is sent in them, and
 * nothing of who sends it.
 */
public final class Engine implements AutoCloseable {
  /** Ends the node's name in a session id; no part of either. */
  private static final char NODE_END = '.';

  private static final Logger LOG = Logger.getLogger(Engine.class.getName());
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int SECRET_BYTES = 18;
  private static final int WORKERS = 4;
  private static final int LOOK_MILLIS = 250;

  private final EngineSettings settings;
  private final Function<EngineSession, EngineListener> application;
  private final Map<String, EngineSession> sessions = new ConcurrentHashMap<>();
  private final ScheduledThreadPoolExecutor timers;
  private final ExecutorService workers;
  private final Lookout lookout = new Lookout();

  /**
   * @param application makes what runs on top of each session; must not block
   */
  public Engine(
      EngineSettings settings,
      Function<EngineSession, EngineListener> application,
      ThreadFactory threads) {
    this.settings = settings;
    this.application = application;
    this.workers = Executors.newFixedThreadPool(WORKERS, threads);
    this.timers = new Timers(1, threads);
    this.timers.setRemoveOnCancelPolicy(true);
    this.timers.scheduleWithFixedDelay(
        lookout::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
  }

  public EngineSettings settings() {
    return settings;
  }

  public Optional<EngineSession> find(String id) {
    return Optional.ofNullable(sessions.get(id));
  }

  /** Whether the session, if it exists at all, is on this node. */
  boolean isOurs(String id) {
    return settings.node().equals(nodeOf(id));
  }

  /** The node that a session's id names; empty where it names none. */
  public static String nodeOf(String id) {
    return id.substring(0, Math.max(0, id.indexOf(NODE_END)));
  }

  /** How many there are, signed in or not. */
  public int count() {
    return sessions.size();
  }

  void openOn(Poll first, Principal peer) {
    EngineSession session = begin(peer);
    session.open();
    session.poll(first);
  }

  /** A probing WebSocket; one that no session has a use for is closed. */
  EngineSocket probe(String id, FrameSender sender) {
    EngineSession session = sessions.get(id);
    EngineSocket socket = new EngineSocket(this, session, sender, false);
    if (session == null || !session.beginUpgrade(socket)) {
      socket.unwanted();
    }
    return socket;
  }

  EngineSocket openOn(FrameSender sender, Principal peer) {
    EngineSession session = begin(peer);
    EngineSocket socket = new EngineSocket(this, session, sender, true);
    session.beginOn(socket);
    return socket;
  }

  private EngineSession begin(Principal peer) {
    EngineSession session = new EngineSession(this, newId(), peer);
    sessions.put(session.id(), session);
    return session;
  }

  private String newId() {
    byte[] secret = new byte[SECRET_BYTES];
    RANDOM.nextBytes(secret);
    return settings.node()
        + NODE_END
        + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
  }

  EngineListener listenTo(EngineSession session) {
    return application.apply(session);
  }

  void forget(EngineSession session) {
    sessions.remove(session.id());
  }

  Lookout lookout() {
    return lookout;
  }

  ScheduledExecutorService timers() {
    return timers;
  }

  /** Runs the task later, unless the future is cancelled. It must not block. */
  public Future<?> later(Runnable task, Duration delay) {
    return timers.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** For what may block, or must not run under the container's locks. */
  public void execute(Runnable task) {
    try {
      workers.execute(() -> run(task));
    } catch (RejectedExecutionException stopped) {
      // the server has closed all sockets, and with them every session is over
    }
  }

  private static void run(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      LOG.log(Level.FINE, "event=engine_task_failed", e);
    } catch (Error e) {
      Fitness.note(e);
      LOG.log(Level.SEVERE, "event=engine_task_failed", e);
    }
  }

  @Override
  public void close() {
    timers.shutdownNow();
    lookout.close();
    workers.shutdown();
  }
}
