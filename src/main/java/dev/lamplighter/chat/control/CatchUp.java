package dev.lamplighter.chat.control;

import dev.lamplighter.chat.entity.Message;
import dev.lamplighter.database.Database;
import dev.lamplighter.database.DatabaseClock;
import dev.lamplighter.database.Sql;
import dev.lamplighter.hub.Event;
import dev.lamplighter.hub.Hub;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.Config;

/**
 * Brings from the database what this node's sessions lack: of one conversation when a gap shows,
 * and every few seconds of all that changed, since the word of the last message before a crash
 * never comes.
 */
@ApplicationScoped
public class CatchUp {
  private static final Logger LOG = Logger.getLogger(CatchUp.class.getName());
  private static final int PAGE = 200;
  private static final int MOST_RECENT = 2000;

  /** What is younger is on its way, most likely; the next look is early enough. */
  private static final Duration FRESH = Duration.ofSeconds(2);

  private static final Duration FORGET = Duration.ofMinutes(2);
  private static final long RETRY_MILLIS = 1000;

  static final String CHANGED =
      "SELECT c.id, c.last_seq, c.members_version FROM conversations c"
          + " WHERE c.changed_at > ? AND c.changed_at <= ?";

  private record Head(long id, long lastSeq, long membersVersion) {}

  @Inject private Config config;
  @Inject private Database database;
  @Inject private DatabaseClock clock;
  @Inject private Hub hub;
  @Inject private Roll roll;
  @Resource private ManagedThreadFactory threads;
  private final AtomicBoolean scanPlanned = new AtomicBoolean();
  private ScheduledExecutorService reader;
  private Lines lines;

  @PostConstruct
  void start() {
    reader = new Timers(1, threads);
    long tail = ChatSettings.from(config).tail().toMillis();
    reader.scheduleWithFixedDelay(this::scan, tail, tail, TimeUnit.MILLISECONDS);
  }

  void bringTo(Lines all) {
    lines = all;
  }

  @PreDestroy
  void stop() {
    reader.shutdownNow();
  }

  void readSoon(long conversationId) {
    reader.execute(() -> read(conversationId));
  }

  /** Now, and once more when what is fresh now has had its time. Many hints are one look. */
  void scanSoon() {
    if (scanPlanned.compareAndSet(false, true)) {
      reader.execute(this::scan);
      reader.schedule(
          () -> {
            scanPlanned.set(false);
            scan();
          },
          FRESH.plusMillis(500).toMillis(),
          TimeUnit.MILLISECONDS);
    }
  }

  /** A task that throws would never run again, and the database may be away for a while. */
  private void scan() {
    try (Sql sql = database.open()) {
      lines.forgetIdleSince(System.nanoTime() - FORGET.toNanos());
      Instant now = clock.instant();
      Map<Long, Head> behind = new HashMap<>();
      sql.query(CatchUp::head, CHANGED, now.minus(Ledger.QUIET), now.minus(FRESH)).stream()
          .filter(head -> lines.last(head.id()) < head.lastSeq())
          .forEach(head -> behind.put(head.id(), head));
      Map<Long, Long> versions = new HashMap<>();
      behind.forEach((id, head) -> versions.put(id, head.membersVersion()));
      roll.of(sql, versions)
          .forEach(
              (id, members) -> {
                if (isHere(members)) {
                  lines.behind(id, behind.get(id).lastSeq());
                }
              });
    } catch (RuntimeException e) {
      Outage.warn(LOG, "event=chat_tail_not_read", e);
    }
  }

  private static Head head(ResultSet row) throws SQLException {
    return new Head(row.getLong("id"), row.getLong("last_seq"), row.getLong("members_version"));
  }

  private boolean isHere(Set<String> members) {
    return members.stream().anyMatch(user -> !hub.sessions().ofUser(user).isEmpty());
  }

  private void read(long conversationId) {
    try (Sql sql = database.open()) {
      Optional<Head> head =
          sql.first(
              CatchUp::head,
              "SELECT id, last_seq, members_version FROM conversations WHERE id = ?",
              conversationId);
      long before = lines.last(conversationId);
      long read = head.isEmpty() ? Long.MAX_VALUE : read(sql, head.get());
      if (lines.isBehindAfter(conversationId, read)) {
        reader.schedule(
            () -> read(conversationId), read > before ? 0 : RETRY_MILLIS, TimeUnit.MILLISECONDS);
      }
    } catch (RuntimeException e) {
      Outage.warn(LOG, "event=chat_gap_not_read conversation=" + conversationId, e);
      retry(conversationId);
    }
  }

  /** Unless the server stops. */
  private void retry(long conversationId) {
    if (!reader.isShutdown()) {
      reader.schedule(() -> read(conversationId), RETRY_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  /** Returns the seq up to which all was brought. */
  private long read(Sql sql, Head head) {
    Set<String> members = roll.of(sql, head.id(), head.membersVersion());
    if (!isHere(members)) {
      return head.lastSeq();
    }
    long last = lines.last(head.id());
    long seq = last == Line.UNKNOWN ? beforeTheRecent(sql, head) : last;
    Messages messages = new Messages(sql);
    List<Message> page;
    do {
      page = messages.after(head.id(), seq, PAGE);
      for (Message message : page) {
        lines.found(parcel(message, members));
        seq = message.seq();
      }
    } while (page.size() == PAGE);
    return seq;
  }

  /** Nothing of this conversation was delivered here lately, so all that is recent may lack. */
  private long beforeTheRecent(Sql sql, Head head) {
    return sql.first(
            row -> row.getLong(1) - 1,
            "SELECT COALESCE(min(t.seq), ?) FROM (SELECT seq, created_at FROM messages"
                + " WHERE conversation_id = ? ORDER BY seq DESC LIMIT "
                + MOST_RECENT
                + ") t WHERE t.created_at > ?",
            head.lastSeq() + 1,
            head.id(),
            clock.instant().minus(Ledger.QUIET))
        .orElseThrow();
  }

  private static Parcel parcel(Message message, Set<String> members) {
    Event event = MessageRoad.event(message);
    return new Parcel(
        message.conversationId(), message.seq(), members, event, null, false, message.timestamp());
  }
}
