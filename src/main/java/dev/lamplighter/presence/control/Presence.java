package dev.lamplighter.presence.control;

import dev.lamplighter.accounts.control.Members;
import dev.lamplighter.accounts.entity.Member;
import dev.lamplighter.cluster.Nodes;
import dev.lamplighter.cluster.Whereabouts;
import dev.lamplighter.database.DatabaseClock;
import dev.lamplighter.hub.Hub;
import dev.lamplighter.hub.Session;
import dev.lamplighter.json.JsonOutput;
import dev.lamplighter.presence.entity.Choice;
import dev.lamplighter.presence.entity.PresenceState;
import dev.lamplighter.problem.Outage;
import dev.lamplighter.problem.ProblemException;
import dev.lamplighter.threads.Timers;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/** Who is online, as other rooms ask and tell it. Owns the timers and the threads of presence. */
@ApplicationScoped
public class Presence {
  private static final Logger LOG = Logger.getLogger(Presence.class.getName());

  /** Users that one session may watch. */
  public static final int MAX_WATCHED = 1000;

  /** The longest user name that an issuer may give. */
  public static final int MAX_NAME = 255;

  private static final long TICK_MILLIS = 50;
  private static final long DIGEST_MILLIS = 2_000;
  private static final long READ_MILLIS = 5_000;

  /** Nodes' clocks may differ by this much, and a transaction may take this long to commit. */
  private static final Duration OVERLAP = Duration.ofSeconds(60);

  /** Tells the other nodes that a user's stored presence changed. */
  private static final String CHANGED = "presence.changed";

  /** Tells the other nodes that two users are connected now, or no longer. */
  private static final String ACQUAINTED = "presence.acquainted";

  /** Tells the nodes with a user's sessions that the user is active. */
  private static final String ACTIVE = "presence.active";

  @Inject private Config config;
  @Inject private Hub hub;
  @Inject private Nodes nodes;
  @Inject private Whereabouts whereabouts;
  @Inject private DatabaseClock clock;
  @Inject private PresenceStore store;
  @Inject private PresenceRows rows;
  @Inject private Members members;
  @Inject private Confidants confidants;
  @Inject private Attention attention;
  @Resource private ManagedThreadFactory threads;

  private ScheduledExecutorService timers;
  private ScheduledExecutorService database;
  private PresenceBoard board;
  private PresenceWriter writer;
  private Arrivals arrivals;
  private ConfidedWatchers confided;
  private PresencePeers peers;

  @PostConstruct
  void assemble() {
    PresenceSettings settings = PresenceSettings.from(config);
    timers = new Timers(1, threads);
    database = new Timers(1, threads);
    writer = new PresenceWriter(rows);
    RowBooks books = new RowBooks(nodes.self(), whereabouts);
    board = new PresenceBoard(settings, books, hub, nodes, clock, timers, writer::add);
    arrivals = new Arrivals(board, store, members, database);
    peers = new PresencePeers(nodes, board);
    peers.start();
    confided = new ConfidedWatchers(board, hub, members, confidants, database);
    nodes.listen(confided);
    nodes.receive(CHANGED, (from, message) -> reload(message.getString("user_id")));
    nodes.receive(ACQUAINTED, (from, message) -> confided.changed(message.getString("user_id")));
    nodes.receive(ACTIVE, (from, message) -> board.active(message.getString("user_id")));
    every(TICK_MILLIS, timers, board::tick);
    every(DIGEST_MILLIS, timers, peers::sendDigest);
    every(settings.writeInterval().toMillis(), database, writer::flush);
    every(READ_MILLIS, database, this::readChanges);
  }

  private static void every(long millis, ScheduledExecutorService threads, Runnable task) {
    threads.scheduleWithFixedDelay(logged(task), millis, millis, TimeUnit.MILLISECONDS);
  }

  /** A task that throws would never run again. */
  private static Runnable logged(Runnable task) {
    return () -> {
      try {
        task.run();
      } catch (RuntimeException e) {
        Outage.warn(LOG, "event=presence_task_failed", e);
      }
    };
  }

  /** Other nodes' changes, in case their word was lost. */
  private void readChanges() {
    if (!nodes.others().isEmpty()) {
      Map<String, Long> changed = store.changedSince(clock.instant().minus(OVERLAP));
      changed.forEach(this::refresh);
      confided.read(changed);
    }
  }

  private void refresh(String userId, long version) {
    if (board.isBehind(userId, version)) {
      arrivals.add(userId);
    }
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

  /** As {@link #active}, on whichever nodes the user's sessions are. */
  public void activeByRest(String userId) {
    board.active(userId);
    String told = new JsonOutput().put("user_id", userId).build().toString();
    whereabouts.nodesOf(userId).stream()
        .filter(node -> !node.equals(nodes.self()))
        .forEach(node -> nodes.send(node, ACTIVE, told));
  }

  /** Whether the user is at some page of ours now, on whichever node. */
  public boolean isLooking(String userId) {
    return board.isActive(userId) && attention.isTurnedHere(userId);
  }

  /** A page of the user's was left for another window, or taken up again. */
  public void turned(Session session, boolean focused) {
    attention.turned(session, focused);
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
    store.of(members.byIds(List.of(userId))).forEach(board::loaded);
    tellChanged(userId);
  }

  /** The user's stored presence changed, by a transaction that is committed. */
  void changed(String userId) {
    reload(userId);
    tellChanged(userId);
  }

  private void reload(String userId) {
    arrivals.add(userId);
    confided.changed(userId);
  }

  /** Whom the user is connected with changed, by a transaction that is committed. */
  void acquainted(String userId) {
    confided.changed(userId);
    nodes.sendAll(ACQUAINTED, new JsonOutput().put("user_id", userId).build().toString());
  }

  private void tellChanged(String userId) {
    nodes.sendAll(CHANGED, new JsonOutput().put("user_id", userId).build().toString());
  }

  /** Names of nodes whose users are not known here yet. */
  public Set<String> missingNodes() {
    return peers.missing();
  }

  /** Names that the session watches already are told again, and count once. */
  public void watch(Session session, Collection<String> usernames) {
    Collection<Member> users = members.byUsernames(Set.copyOf(usernames)).values();
    long added = users.stream().filter(user -> !isWatching(session, user)).count();
    if (session.subscriptions(PresenceEvents.watchChannel("")) + added > MAX_WATCHED) {
      throw ProblemException.invalid("usernames", "are too many: watch at most " + MAX_WATCHED);
    }
    confided.watch(session, users, store);
  }

  private static boolean isWatching(Session session, Member user) {
    return session.isSubscribed(PresenceEvents.watchChannel(user.userId()));
  }

  public void unwatch(Session session, Collection<String> usernames) {
    members.byUsernames(usernames).values().forEach(user -> unwatch(session, user.userId()));
  }

  private void unwatch(Session session, String userId) {
    hub.channels().unsubscribe(session, PresenceEvents.watchChannel(userId));
    hub.channels().unsubscribe(session, PresenceEvents.confidedChannel(userId));
  }

  public void watchAll(Session session) {
    board.watchAll(session);
  }

  /** Rows written to the database since the start. */
  public long rowsWritten() {
    return writer.written();
  }

  /** Sessions on all nodes of those who are seen online. */
  public int sessionCount() {
    return board.onlineIds().stream().mapToInt(whereabouts::sessionsOf).sum();
  }

  /** All of them, whoever asks. */
  public int onlineCount() {
    return board.onlineCount();
  }

  /** Without those who blocked the viewer. */
  public int onlineCount(String viewerId) {
    return board.onlineCount(viewerId);
  }

  public List<PresenceState> online(String viewerId, String after, int limit) {
    return board.online(viewerId, after, limit);
  }

  /** As nobody in particular: blocks hide no one from an admin. */
  public List<PresenceState> onlineForAdmin(String after, int limit) {
    return board.online("", after, limit);
  }

  /** From memory for those who are online, without asking the database or another node. */
  public List<PresenceState> statuses(String viewerId, Collection<String> usernames) {
    Map<String, PresenceState> found = new HashMap<>();
    for (String username : usernames) {
      board.seenOnline(viewerId, username).ifPresent(state -> found.put(username, state));
    }
    List<String> others = usernames.stream().filter(name -> !found.containsKey(name)).toList();
    stored(viewerId, others).forEach(state -> found.put(state.username(), state));
    // as asked: any other order would tell the hidden from those who are gone
    return usernames.stream().distinct().map(found::get).filter(Objects::nonNull).toList();
  }

  private Stream<PresenceState> stored(String viewerId, Collection<String> usernames) {
    if (usernames.isEmpty()) {
      return Stream.empty();
    }
    Collection<Member> users = members.byUsernames(usernames).values();
    Set<String> confiding = confidants.confiding(viewerId, users);
    return store.of(users).stream().map(user -> board.seenBy(viewerId, user, confiding));
  }

  public Optional<PresenceState> status(String viewerId, String username) {
    return statuses(viewerId, List.of(username)).stream().findAny();
  }
}
