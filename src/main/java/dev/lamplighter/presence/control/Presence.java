package dev.lamplighter.presence.control;

import dev.lamplighter.accounts.control.Members;
import dev.lamplighter.accounts.entity.Member;
import dev.lamplighter.hub.Hub;
import dev.lamplighter.hub.Session;
import dev.lamplighter.presence.entity.Choice;
import dev.lamplighter.presence.entity.PresenceState;
import dev.lamplighter.presence.entity.StoredPresence;
import dev.lamplighter.problem.ProblemException;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.Config;

/** Who is online, as other rooms ask and tell it. Owns the timers and the threads of presence. */
@ApplicationScoped
public class Presence {
  /** Users that one session may watch. */
  public static final int MAX_WATCHED = 1000;

  /** The longest user name that an issuer may give. */
  public static final int MAX_NAME = 255;

  private static final long TICK_MILLIS = 50;

  @Inject private Config config;
  @Inject private Hub hub;
  @Inject private PresenceStore store;
  @Inject private PresenceRows rows;
  @Inject private Members members;
  @Resource private ManagedThreadFactory threads;

  private ScheduledExecutorService timers;
  private ScheduledExecutorService database;
  private PresenceBoard board;
  private PresenceWriter writer;
  private Arrivals arrivals;

  @PostConstruct
  void assemble() {
    PresenceSettings settings = PresenceSettings.from(config);
    timers = new ScheduledThreadPoolExecutor(1, threads);
    database = new ScheduledThreadPoolExecutor(1, threads);
    writer = new PresenceWriter(rows);
    board = new PresenceBoard(settings, hub, Clock.systemUTC(), timers, writer::add);
    arrivals = new Arrivals(board, store, members, database);
    timers.scheduleWithFixedDelay(board::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    long interval = settings.writeInterval().toMillis();
    database.scheduleWithFixedDelay(writer::flush, interval, interval, TimeUnit.MILLISECONDS);
  }

  /** Leases outlive a restart. */
  void restoreLeases() {
    store.of(members.byIds(store.leasedAt(Instant.now()))).forEach(board::loaded);
  }

  @PreDestroy
  void stop() {
    timers.shutdownNow();
    database.shutdown();
  }

  /** Writes down all that is known; when the server stops. */
  void flush() {
    board.storeAll();
    writer.flush();
  }

  void opened(Session session) {
    if (board.opened(session)) {
      arrivals.add(session.userId());
    }
  }

  void closed(Session session) {
    board.closed(session);
  }

  PresenceBoard board() {
    return board;
  }

  public void active(String userId) {
    board.active(userId);
  }

  /** Sessions that are open count again, after an explicit logout. */
  public void signedOn(String userId) {
    board.signedOn(userId);
  }

  /** Explicit logout: offline at once. */
  public void signedOff(String userId) {
    board.signedOff(userId);
  }

  /** A sign of life over REST. */
  public void renewLease(Member user) {
    store.of(List.of(user)).forEach(board::leased);
  }

  public Choice choice(String userId) {
    return store.choice(userId);
  }

  public void choose(String userId, Choice choice) {
    store.choose(userId, choice);
    board.chosen(userId, choice);
  }

  public void watch(Session session, Collection<String> usernames) {
    if (session.subscriptions(PresenceEvents.watchChannel("")) + usernames.size() > MAX_WATCHED) {
      throw ProblemException.invalid("usernames", "are too many: watch at most " + MAX_WATCHED);
    }
    board.watch(session, store.of(members.byUsernames(usernames).values()));
  }

  public void unwatch(Session session, Collection<String> usernames) {
    members
        .byUsernames(usernames)
        .values()
        .forEach(
            user ->
                hub.channels().unsubscribe(session, PresenceEvents.watchChannel(user.userId())));
  }

  public void watchAll(Session session) {
    board.watchAll(session);
  }

  /** Rows written to the database since the start. */
  public long rowsWritten() {
    return writer.written();
  }

  public int onlineCount() {
    return board.onlineCount();
  }

  public List<PresenceState> online(String viewerId, String after, int limit) {
    return board.online(viewerId, after, limit);
  }

  /** As nobody in particular: blocks hide no one from an admin. */
  public List<PresenceState> onlineForAdmin(String after, int limit) {
    return board.online("", after, limit);
  }

  public List<PresenceState> statuses(String viewerId, Collection<String> usernames) {
    return store.of(members.byUsernames(usernames).values()).stream()
        .map(user -> seenBy(viewerId, user))
        .toList();
  }

  public Optional<PresenceState> status(String viewerId, String username) {
    return statuses(viewerId, List.of(username)).stream().findAny();
  }

  private PresenceState seenBy(String viewerId, StoredPresence user) {
    return board.seenBy(viewerId, user);
  }
}
