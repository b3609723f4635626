package dev.lamplighter.notifications.control;

import dev.lamplighter.database.Database;
import dev.lamplighter.database.DatabaseClock;
import dev.lamplighter.database.Sql;
import dev.lamplighter.notifications.entity.Notification;
import dev.lamplighter.problem.Outage;
import dev.lamplighter.threads.Timers;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;

/**
 * Brings from the database what this node's sessions lack: of one user when a gap shows, and every
 * few seconds of all that changed, since the word of a change may be lost with a node.
 */
@ApplicationScoped
public class NotificationTail {
  private static final Logger LOG = Logger.getLogger(NotificationTail.class.getName());
  private static final long RETRY_MILLIS = 1000;
  private static final int MOST_ARRIVALS = 10_000;

  /** What is older was delivered or read from the list. */
  private static final Duration RECENT = Duration.ofSeconds(30);

  /** What is younger is on its way, most likely; the next look is early enough. */
  private static final Duration FRESH = Duration.ofSeconds(2);

  static final String CHANGED =
      "SELECT user_id, last_seq, version FROM notification_streams"
          + " WHERE changed_at > ? AND changed_at <= ?";

  /** What had changed just before a session came, and so is not for it. */
  private static final String JUST_CHANGED =
      "SELECT user_id, last_seq, changed_at FROM notification_streams"
          + " WHERE user_id = ANY(?) AND changed_at > ?";

  private record Head(String userId, long lastSeq, long version) {}

  /** A session that came, by the database's clock, and who gets the number of what was before. */
  private record Arrival(String userId, Instant since, LongConsumer known) {}

  private record Stream(String userId, long lastSeq, Instant changedAt) {}

  @Inject private Config config;
  @Inject private Database database;
  @Inject private DatabaseClock clock;
  @Resource private ManagedThreadFactory threads;
  private final Set<String> waiting = ConcurrentHashMap.newKeySet();

  /** While the database is slow; who finds no place may hear the last notification once more. */
  private final Queue<Arrival> arrivals = new ArrayBlockingQueue<>(MOST_ARRIVALS);

  private final AtomicBoolean arrivalsAwaited = new AtomicBoolean();
  private ScheduledExecutorService reader;
  private Deliveries deliveries;

  @PostConstruct
  void start() {
    reader = new Timers(1, threads);
  }

  /** From here on. */
  void bringTo(Deliveries all) {
    deliveries = all;
    long tail = NotificationSettings.from(config).tail().toMillis();
    reader.scheduleWithFixedDelay(this::scan, tail, tail, TimeUnit.MILLISECONDS);
  }

  @PreDestroy
  void stop() {
    reader.shutdownNow();
  }

  /** Any thread; never waits. */
  void readSoon(String userId) {
    readIn(userId, 0);
  }

  private void readIn(String userId, long millis) {
    if (!reader.isShutdown() && waiting.add(userId)) {
      reader.schedule(() -> read(userId), millis, TimeUnit.MILLISECONDS);
    }
  }

  /**
   * Finds what the user was told before the session came; a later reading brings the session
   * nothing of it. Any thread; never waits. Who come together are asked for together.
   *
   * @param since when the session came, by the database's clock
   * @param known gets the number up to which that is
   */
  void startAt(String userId, Instant since, LongConsumer known) {
    arrivals.offer(new Arrival(userId, since, known));
    if (!reader.isShutdown() && arrivalsAwaited.compareAndSet(false, true)) {
      reader.execute(this::readArrivals);
    }
  }

  private void readArrivals() {
    arrivalsAwaited.set(false);
    List<Arrival> all = new ArrayList<>();
    for (Arrival one = arrivals.poll(); one != null; one = arrivals.poll()) {
      all.add(one);
    }
    if (all.isEmpty()) {
      return;
    }
    try (Sql sql = database.open()) {
      Map<String, Stream> streams = justChanged(sql, all);
      for (Arrival one : all) {
        Stream stream = streams.get(one.userId());
        if (stream != null && !stream.changedAt().isAfter(one.since())) {
          one.known().accept(stream.lastSeq());
        }
      }
    } catch (RuntimeException e) {
      Outage.warn(LOG, "event=notifications_start_not_read", e);
    }
  }

  private Map<String, Stream> justChanged(Sql sql, List<Arrival> arrivals) {
    List<String> users = arrivals.stream().map(Arrival::userId).distinct().toList();
    return sql
        .query(NotificationTail::stream, JUST_CHANGED, users, clock.instant().minus(RECENT))
        .stream()
        .collect(Collectors.toMap(Stream::userId, stream -> stream));
  }

  private static Stream stream(ResultSet row) throws SQLException {
    return new Stream(
        row.getString("user_id"), row.getLong("last_seq"), Sql.instant(row, "changed_at"));
  }

  /** Now, and once more when what is fresh now has had its time. */
  void scanSoon() {
    reader.execute(this::scan);
    reader.schedule(this::scan, FRESH.plusMillis(500).toMillis(), TimeUnit.MILLISECONDS);
  }

  /** A task that throws would never run again, and the database may be away for a while. */
  private void scan() {
    try (Sql sql = database.open()) {
      Instant now = clock.instant();
      sql.query(NotificationTail::head, CHANGED, now.minus(RECENT), now.minus(FRESH)).stream()
          .filter(head -> deliveries.isBehind(head.userId(), head.lastSeq(), head.version()))
          .forEach(head -> readSoon(head.userId()));
    } catch (RuntimeException e) {
      Outage.warn(LOG, "event=notifications_tail_not_read", e);
    }
  }

  private void read(String userId) {
    waiting.remove(userId);
    try (Sql sql = database.open()) {
      sql.first(
              NotificationTail::head,
              "SELECT user_id, last_seq, version FROM notification_streams WHERE user_id = ?",
              userId)
          .ifPresent(head -> bring(sql, head));
    } catch (RuntimeException e) {
      Outage.warn(LOG, "event=notifications_not_read", e);
      readIn(userId, RETRY_MILLIS);
    }
  }

  private void bring(Sql sql, Head head) {
    NotificationRows rows = new NotificationRows(sql);
    long last = deliveries.seq(head.userId());
    List<Notification> missing =
        last == Deliveries.UNKNOWN
            ? rows.since(head.userId(), clock.instant().minus(RECENT))
            : rows.after(head.userId(), last, NotificationRows.MOST);
    long unread = rows.unread(head.userId());
    missing.forEach(
        one ->
            deliveries.found(
                NotificationLetter.of(
                    head.userId(), head.version(), unread, one, one.timestamp())));
    boolean more = missing.size() == NotificationRows.MOST;
    long read = missing.isEmpty() ? 0 : missing.get(missing.size() - 1).seq();
    long end = more ? read : Math.max(read, head.lastSeq());
    deliveries.reached(
        new NotificationLetter(head.userId(), head.version(), unread, end, null, null));
    if (more) {
      readSoon(head.userId());
    }
  }

  private static Head head(ResultSet row) throws SQLException {
    return new Head(row.getString("user_id"), row.getLong("last_seq"), row.getLong("version"));
  }
}
