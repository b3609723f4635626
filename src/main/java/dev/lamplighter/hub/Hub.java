package dev.lamplighter.hub;

import dev.lamplighter.threads.Fitness;
import dev.lamplighter.threads.Timers;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * The realtime core of one node: opens sessions, writes to them, watches over them and lets them
 * go. Knows users and channels, and no feature.
 */
public final class Hub implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Hub.class.getName());
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Whether a session was admitted before its connection went; the two may race. */
  enum Stage {
    NEW,
    ADMITTED,
    GONE
  }

  /** What a session needs of the hub it belongs to. */
  record Parts(List<Flusher> flushers, Closer closer, HubSettings settings) {

    Outbox newOutbox() {
      return new Outbox(settings.outboxLimit(), settings.batchLimit());
    }

    Flusher flusherOf(String sessionId) {
      return flushers.get(Math.floorMod(sessionId.hashCode(), flushers.size()));
    }
  }

  private final Sessions sessions = new Sessions();
  private final Channels channels = new Channels();
  private final HubCounters counters = new HubCounters();
  private final Fanout fanout = new Fanout(sessions, channels, counters);
  private final ExecutorService closers = Executors.newFixedThreadPool(2, threads("closer"));
  private final ExecutorService departures = Executors.newSingleThreadExecutor(threads("leaver"));
  private final ScheduledExecutorService heartbeat = new Timers(1, threads("heartbeat"));
  private final ExecutorService flusherThreads;
  private final Parts parts;
  private final Consumer<Session> admitted;
  private final Consumer<Session> left;

  /**
   * @param admitted told of each new session, on the thread that admits it
   * @param left told once of each session that was admitted and is gone, on a thread of the hub
   */
  public Hub(HubSettings settings, Consumer<Session> admitted, Consumer<Session> left) {
    this.admitted = admitted;
    this.left = left;
    List<Flusher> flushers = Stream.generate(Flusher::new).limit(settings.flushers()).toList();
    this.parts = new Parts(flushers, new Closer(closers, counters), settings);
    this.flusherThreads = Executors.newFixedThreadPool(flushers.size(), threads("flusher"));
    flushers.forEach(flusherThreads::execute);
    heartbeat.scheduleAtFixedRate(this::tick, 1, 1, TimeUnit.SECONDS);
  }

  /** A session that nobody can reach yet, so that its first frame is what the wire sends it. */
  public Session prepare(SessionInfo info, Wire wire, FrameSender sender) {
    return new Session(newId(), info, wire, sender, parts);
  }

  /**
   * From here on the session is delivered to; what was sent to it before goes out now.
   *
   * @param entering subscribes it to what its wire promises from the first frame on; if it throws,
   *     the session is gone
   */
  public void admit(Session session, Runnable entering) {
    sessions.add(session);
    try {
      admitted.accept(session);
      entering.run();
      parts.flusherOf(session.id()).add(session);
    } catch (RuntimeException e) {
      closed(session);
      throw e;
    } finally {
      if (!session.stage().compareAndSet(Stage.NEW, Stage.ADMITTED)) {
        leave(session);
      }
    }
  }

  /**
   * The connection is gone; may be told twice. Only marks and queues, so a container's close
   * callback may call it.
   */
  public void closed(Session session) {
    session.outbox().close();
    if (session.stage().getAndSet(Stage.GONE) == Stage.ADMITTED) {
      departures.execute(() -> leave(session));
    }
  }

  private void leave(Session session) {
    if (sessions.remove(session)) {
      channels.leaveAll(session);
      left.accept(session);
    }
  }

  private void tick() {
    long now = System.nanoTime();
    long wallMillis = System.currentTimeMillis();
    for (Session session : sessions.all()) {
      try {
        session.tick(now, parts.settings(), wallMillis);
      } catch (RuntimeException | Error e) {
        Fitness.note(e);
        LOG.log(Level.WARNING, "event=heartbeat_failed session=" + session.id(), e);
      }
    }
  }

  /** Closes all sessions in batches, so that their clients do not come back all at once. */
  public void drain(CloseCode code) throws InterruptedException {
    int closed = 0;
    for (Session session : sessions.all()) {
      session.close(code);
      if (++closed % parts.settings().drainBatch() == 0) {
        TimeUnit.MILLISECONDS.sleep(100);
      }
    }
  }

  @Override
  public void close() {
    for (ExecutorService threads : List.of(heartbeat, flusherThreads, closers, departures)) {
      threads.shutdownNow();
    }
  }

  public Sessions sessions() {
    return sessions;
  }

  public Channels channels() {
    return channels;
  }

  public Fanout fanout() {
    return fanout;
  }

  public HubCounters counters() {
    return counters;
  }

  private static String newId() {
    byte[] id = new byte[15];
    RANDOM.nextBytes(id);
    return Base64.getUrlEncoder().encodeToString(id);
  }

  private static ThreadFactory threads(String name) {
    AtomicInteger number = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, "lamplighter-" + name + "-" + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
