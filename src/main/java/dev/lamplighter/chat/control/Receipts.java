package dev.lamplighter.chat.control;

import dev.lamplighter.chat.entity.ConversationChannel;
import dev.lamplighter.chat.entity.ConversationRead;
import dev.lamplighter.chat.entity.Standing;
import dev.lamplighter.cluster.Bus;
import dev.lamplighter.database.Database;
import dev.lamplighter.database.DatabaseFault;
import dev.lamplighter.database.Sql;
import dev.lamplighter.hub.Event;
import dev.lamplighter.identity.Caller;
import dev.lamplighter.json.JsonOutput;
import dev.lamplighter.problem.Outage;
import dev.lamplighter.threads.Timers;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/** How far members have read, and how far messages reached them. Cursors only go forward. */
@ApplicationScoped
public class Receipts {
  private static final Logger LOG = Logger.getLogger(Receipts.class.getName());
  private static final long FLUSH_MILLIS = 500;

  /**
   * Members of a conversation that tells all of them how far each has read. In a larger one each
   * message would cause as many events as its members squared.
   */
  static final int TICKS = 100;

  /**
   * Of a member {@code m} of a conversation {@code c}: not read, and not one's own. Who wrote
   * without reading has their own counted among the last messages only, so that it costs no more in
   * a long conversation; notes to oneself are always read.
   */
  static final String UNREAD =
      "(CASE WHEN c.low_id = c.high_id THEN 0 ELSE c.last_seq - m.read_seq"
          + " - (SELECT count(*) FROM messages x WHERE x.conversation_id = c.id"
          + " AND x.sender_id = m.user_id AND x.seq > GREATEST(m.read_seq, c.last_seq - 2000))"
          + " END)";

  /** What was read unseen is shown with the next act of reading that may be seen. */
  private static final String READ =
      "UPDATE conversation_members SET read_at = CURRENT_TIMESTAMP,"
          + " read_seq = GREATEST(read_seq, ?), delivered_seq = GREATEST(delivered_seq, ?), "
          + ifShown("shown_read_seq", "GREATEST(read_seq, ?)")
          + ", "
          + ifShown("shown_delivered_seq", "GREATEST(shown_delivered_seq, read_seq, ?)")
          + ", "
          + ifShown("shown_read_at", "CURRENT_TIMESTAMP")
          + " WHERE conversation_id = ? AND user_id = ? AND (read_seq < ? OR (shown_read_seq < ? AND "
          + ActivityAudience.SHOWN
          + "))";

  private static final String DELIVERED =
      "UPDATE conversation_members SET delivered_seq = GREATEST(delivered_seq, ?), "
          + ifShown("shown_delivered_seq", "GREATEST(shown_delivered_seq, ?)")
          + " WHERE conversation_id = ? AND user_id = ?"
          + " AND (delivered_seq < ? OR (shown_delivered_seq < ? AND "
          + ActivityAudience.SHOWN
          + "))";

  private static final Comparator<Delivery> BY_KEY =
      Comparator.comparingLong(Delivery::conversationId).thenComparing(Delivery::userId);

  private static String ifShown(String column, String value) {
    return String.format(
        Locale.ROOT,
        "%1$s = CASE WHEN %2$s THEN %3$s ELSE %1$s END",
        column,
        ActivityAudience.SHOWN,
        value);
  }

  record Delivery(long conversationId, String userId) {}

  private record State(long readSeq, long unread) {}

  private record Reached(long seq, String username, Set<String> members) {}

  @Inject private Database database;
  @Inject private Standings standings;
  @Inject private Bus bus;
  @Inject private jakarta.enterprise.event.Event<ConversationRead> conversationRead;
  @Resource private ManagedThreadFactory threads;
  private ScheduledExecutorService timer;
  private final Map<Delivery, Reached> waiting = new HashMap<>();

  @PostConstruct
  void start() {
    timer = new Timers(1, threads);
    timer.scheduleWithFixedDelay(this::flush, FLUSH_MILLIS, FLUSH_MILLIS, TimeUnit.MILLISECONDS);
  }

  @PreDestroy
  void stop() {
    timer.shutdownNow();
  }

  /**
   * Moves the read cursor and tells everyone concerned.
   *
   * @param sessionId which is not told, or null
   * @return {@code {conversation_id, seq, unread}}
   */
  public JsonOutput read(Caller caller, String sessionId, long conversationId, long upTo) {
    try (Sql sql = database.open()) {
      Standing standing = standings.of(sql, conversationId, caller.userId());
      Set<String> readers = readers(sql, standing, caller.userId());
      long seq = Math.min(upTo, standing.lastSeq());
      boolean moved =
          sql.update(READ, seq, seq, seq, seq, conversationId, caller.userId(), seq, seq) > 0;
      State state = state(sql, conversationId, caller.userId());
      if (moved) {
        Event event = event("message_read", conversationId, caller, state.readSeq());
        bus.publish(
            ConversationChannel.audience(conversationId, readers).exceptSession(sessionId), event);
        conversationRead.fire(new ConversationRead(caller.userId(), conversationId));
      }
      return new JsonOutput()
          .put("conversation_id", Long.toString(conversationId))
          .put("seq", state.readSeq())
          .put("unread", state.unread());
    }
  }

  /** Who is told, the reader's own other sessions too. */
  private static Set<String> readers(Sql sql, Standing standing, String userId) {
    Set<String> readers = new HashSet<>(Set.of(userId));
    if (hasTicks(standing)) {
      readers.addAll(ActivityAudience.read(sql, userId, standing.members()));
    }
    return readers;
  }

  private static boolean hasTicks(Standing standing) {
    return standing.members().size() <= TICKS;
  }

  private static State state(Sql sql, long conversationId, String userId) {
    return sql.first(
            row -> new State(row.getLong("read_seq"), row.getLong("unread")),
            "SELECT m.read_seq, "
                + UNREAD
                + " AS unread FROM conversation_members m JOIN conversations c"
                + " ON c.id = m.conversation_id WHERE m.conversation_id = ? AND m.user_id = ?",
            conversationId,
            userId)
        .orElseThrow(Standings::unknown);
  }

  private static Event event(String name, long conversationId, Caller caller, long seq) {
    return event(name, new Delivery(conversationId, caller.userId()), caller.username(), seq);
  }

  static Event event(String name, Delivery whose, String username, long seq) {
    return Event.of(
        name,
        new JsonOutput()
            .put("conversation_id", Long.toString(whose.conversationId()))
            .put("user_id", whose.userId())
            .put("username", username)
            .put("seq", seq)
            .build()
            .toString());
  }

  /** A client has the messages up to this one. Written and told a little later, many at once. */
  public JsonOutput delivered(Caller caller, long conversationId, long upTo) {
    Standing standing = standings.of(conversationId, caller.userId());
    long seq = Math.min(upTo, standing.lastSeq());
    if (hasTicks(standing)) {
      add(
          new Delivery(conversationId, caller.userId()),
          new Reached(seq, caller.username(), standing.members()));
    }
    return new JsonOutput().put("conversation_id", Long.toString(conversationId)).put("seq", seq);
  }

  private synchronized void add(Delivery whose, Reached reached) {
    waiting.merge(whose, reached, (a, b) -> a.seq() > b.seq() ? a : b);
  }

  private synchronized SortedMap<Delivery, Reached> take() {
    SortedMap<Delivery, Reached> taken = new TreeMap<>(BY_KEY);
    taken.putAll(waiting);
    waiting.clear();
    return taken;
  }

  /**
   * In the order of the keys, as on other nodes, lest they wait for one another's rows. What met
   * them all the same is tried again; of what fails else the next message's receipt says more.
   */
  private void flush() {
    SortedMap<Delivery, Reached> batch = take();
    if (batch.isEmpty()) {
      return;
    }
    try (Sql sql = database.open()) {
      ActivityAudience audience = audience(sql, batch);
      sql.batch(DELIVERED, rows(batch));
      batch.forEach((whose, reached) -> tell(whose, reached, audience));
    } catch (RuntimeException e) {
      if (DatabaseFault.isConflict(e)) {
        batch.forEach(this::add);
      }
      Outage.warn(LOG, "event=receipts_not_written count=" + batch.size(), e);
    }
  }

  private static ActivityAudience audience(Sql sql, SortedMap<Delivery, Reached> batch) {
    Set<String> users = batch.keySet().stream().map(Delivery::userId).collect(Collectors.toSet());
    return ActivityAudience.read(
        sql,
        users,
        batch.values().stream()
            .flatMap(reached -> reached.members().stream())
            .collect(Collectors.toSet()));
  }

  private static List<Object[]> rows(SortedMap<Delivery, Reached> batch) {
    List<Object[]> rows = new ArrayList<>();
    batch.forEach(
        (whose, reached) -> {
          long seq = reached.seq();
          rows.add(new Object[] {seq, seq, whose.conversationId(), whose.userId(), seq, seq});
        });
    return rows;
  }

  /** The receiver's own sessions too. */
  private void tell(Delivery whose, Reached reached, ActivityAudience audience) {
    Set<String> told = new HashSet<>(audience.of(whose.userId(), reached.members()));
    told.add(whose.userId());
    bus.publish(
        ConversationChannel.audience(whose.conversationId(), told),
        event("message_delivered", whose, reached.username(), reached.seq()));
  }
}
