package dev.lamplighter.cluster;

import com.hazelcast.config.IndexConfig;
import com.hazelcast.config.IndexType;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastJsonValue;
import com.hazelcast.map.IMap;
import com.hazelcast.query.Predicate;
import com.hazelcast.query.Predicates;
import dev.lamplighter.hub.Session;
import dev.lamplighter.hub.Sessions;
import dev.lamplighter.threads.Timers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * The directory of a cluster: a shared map. Each node writes its own sessions on a thread of its
 * own, and repairs what was lost; the oldest node removes those of nodes that are gone.
 */
public final class HazelcastSessions implements SessionDirectory, NodeListener, AutoCloseable {
  private static final Logger LOG = Logger.getLogger(HazelcastSessions.class.getName());
  private static final String MAP = "lamplighter.sessions";
  private static final long GATHER_MILLIS = 20;
  private static final long SETTLE_MILLIS = 500;

  private final IMap<String, HazelcastJsonValue> rows;
  private final Sessions sessions;
  private final Nodes nodes;
  private final ScheduledExecutorService writer;
  private final Set<String> changed = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean writing = new AtomicBoolean();
  private final AtomicBoolean tidying = new AtomicBoolean();

  /**
   * @param period between two comparisons of the map with what is true
   */
  HazelcastSessions(
      HazelcastInstance hazelcast,
      Sessions sessions,
      Nodes nodes,
      Duration period,
      ThreadFactory threads) {
    this.rows = hazelcast.getMap(MAP);
    this.sessions = sessions;
    this.nodes = nodes;
    this.writer = new Timers(1, threads, new ThreadPoolExecutor.DiscardPolicy());
    rows.addIndex(new IndexConfig(IndexType.HASH, SessionRow.LIFE));
    rows.addIndex(new IndexConfig(IndexType.HASH, SessionRow.USER));
    nodes.listen(this);
    long millis = period.toMillis();
    writer.scheduleWithFixedDelay(() -> guard(this::tidy), millis, millis, TimeUnit.MILLISECONDS);
  }

  /** A session came or went. Never waits. */
  public void changed(Session session) {
    changed.add(session.id());
    soon(writing, GATHER_MILLIS, this::write);
  }

  private void soon(AtomicBoolean queued, long millis, Runnable task) {
    if (queued.compareAndSet(false, true)) {
      writer.schedule(
          () -> {
            queued.set(false);
            guard(task);
          },
          millis,
          TimeUnit.MILLISECONDS);
    }
  }

  /** What could not be written is written by the next comparison. */
  private static void guard(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "event=session_directory_behind", e);
    }
  }

  private void write() {
    Node self = nodes.self();
    List<String> ids = new ArrayList<>(changed);
    changed.removeAll(new HashSet<>(ids));
    Map<String, HazelcastJsonValue> open = new HashMap<>();
    for (String id : ids) {
      sessions
          .byId(id)
          .ifPresentOrElse(session -> open.put(id, row(session, self)), () -> rows.delete(id));
    }
    rows.setAll(open);
  }

  private static HazelcastJsonValue row(Session session, Node self) {
    return SessionRow.write(LocalSessions.entry(session, self.name()), self);
  }

  private void tidy() {
    Node self = nodes.self();
    Set<String> written = rows.keySet(Predicates.equal(SessionRow.LIFE, self.life()));
    sessions.all().stream()
        .map(Session::id)
        .filter(id -> !written.contains(id))
        .forEach(changed::add);
    written.stream().filter(id -> sessions.byId(id).isEmpty()).forEach(changed::add);
    write();
    if (nodes.isOldest()) {
      removeTheDead(self);
    }
  }

  private void removeTheDead(Node self) {
    String[] alive =
        Stream.concat(Stream.of(self), nodes.others().stream())
            .map(Node::life)
            .toArray(String[]::new);
    rows.removeAll(Predicates.not(Predicates.in(SessionRow.LIFE, alive)));
  }

  @Override
  public void left(Node node) {
    tidySoon();
  }

  @Override
  public void joined(Node node) {
    tidySoon();
  }

  @Override
  public void reborn(boolean frozen) {
    tidySoon();
  }

  private void tidySoon() {
    soon(tidying, SETTLE_MILLIS, this::tidy);
  }

  @Override
  public List<Entry> page(String after, int size) {
    Predicate<String, HazelcastJsonValue> page =
        Predicates.pagingPredicate(Predicates.greaterThan("__key", after), size);
    Map<String, HazelcastJsonValue> found = rows.getAll(new HashSet<>(rows.keySet(page)));
    return found.values().stream()
        .map(SessionRow::read)
        .sorted(Comparator.comparing(Entry::id))
        .toList();
  }

  @Override
  public int count() {
    return rows.size();
  }

  @Override
  public Optional<Entry> byId(String id) {
    return Optional.ofNullable(rows.get(id)).map(SessionRow::read);
  }

  @Override
  public List<Entry> ofUsers(Collection<String> userIds) {
    return rows.values(Predicates.in(SessionRow.USER, userIds.toArray(String[]::new))).stream()
        .map(SessionRow::read)
        .toList();
  }

  @Override
  public void close() {
    writer.shutdownNow();
  }
}
