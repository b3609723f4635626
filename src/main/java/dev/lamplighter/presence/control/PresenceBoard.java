package dev.lamplighter.presence.control;

import dev.lamplighter.accounts.entity.BlockChanged;
import dev.lamplighter.cluster.Node;
import dev.lamplighter.cluster.Nodes;
import dev.lamplighter.hub.Event;
import dev.lamplighter.hub.Hub;
import dev.lamplighter.hub.Session;
import dev.lamplighter.presence.entity.PresenceChange;
import dev.lamplighter.presence.entity.PresenceRow;
import dev.lamplighter.presence.entity.PresenceState;
import dev.lamplighter.presence.entity.StoredPresence;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * Owns the roster's lock and has clients told what changed. Telling happens under the lock: it only
 * appends to outboxes, and so a watcher's snapshot and the changes before and after it can never
 * come in the wrong order. May be called from any thread; never waits for input or output.
 */
final class PresenceBoard {
  private final PresenceSettings settings;
  private final RowBooks books;
  private final Roster roster;
  private final Hub hub;
  private final Nodes nodes;
  private final InstantSource clock;
  private final OnlineCount count;
  private final Announcements announcements;
  private final Consumer<PresenceRow> stored;

  /**
   * @param stored told of what must outlive a restart; must not block
   */
  PresenceBoard(
      PresenceSettings settings,
      RowBooks books,
      Hub hub,
      Nodes nodes,
      InstantSource clock,
      ScheduledExecutorService timers,
      Consumer<PresenceRow> stored) {
    this.settings = settings;
    this.books = books;
    this.roster = new Roster(settings, books);
    this.hub = hub;
    this.nodes = nodes;
    this.clock = clock;
    this.count = new OnlineCount(roster, hub, timers, this);
    this.announcements = new Announcements(settings, roster, hub, clock, count);
    this.stored = stored;
  }

  /** True when the user's stored presence must be loaded before others can see them. */
  synchronized boolean opened(Session session) {
    change((roster, now) -> roster.opened(session.userId(), session.username(), session.id(), now));
    return !roster.isLoaded(session.userId());
  }

  synchronized void closed(Session session) {
    change((roster, now) -> roster.closed(session.userId(), session.id(), now));
  }

  synchronized void signedOut(String userId, Set<String> sessions) {
    change((roster, now) -> roster.signedOut(userId, sessions, now));
  }

  synchronized void loaded(StoredPresence user) {
    changes((roster, now) -> roster.loaded(user, now));
  }

  synchronized void active(String userId) {
    change((roster, now) -> roster.active(userId, now));
  }

  synchronized void signedOn(String userId) {
    change((roster, now) -> roster.signedOn(userId, now));
  }

  synchronized void signedOff(String userId) {
    change((roster, now) -> roster.signedOff(userId, now));
  }

  synchronized void leased(StoredPresence user) {
    changes((roster, now) -> roster.leased(user, settings.lease(), now));
    store(user.userId());
  }

  synchronized void deleted(String userId) {
    change((roster, now) -> roster.deleted(userId, now));
  }

  synchronized void lastSeenForAll(String userId, boolean forAll) {
    roster.lastSeenForAll(userId, forAll);
    confideNobody(userId);
  }

  /**
   * Which of these viewers see when the user was last here; others stay as they were.
   *
   * @param viewers who was asked about
   * @param confided those among them who see it
   */
  synchronized void confide(String userId, Set<String> viewers, Set<String> confided) {
    String channel = PresenceEvents.confidedChannel(userId);
    for (Session session : hub.channels().subscribersOf(PresenceEvents.watchChannel(userId))) {
      if (confided.contains(session.userId())) {
        hub.channels().subscribe(session, channel);
      } else if (viewers.contains(session.userId())) {
        hub.channels().unsubscribe(session, channel);
      }
    }
  }

  synchronized void confideNobody(String userId) {
    String channel = PresenceEvents.confidedChannel(userId);
    List.copyOf(hub.channels().subscribersOf(channel))
        .forEach(session -> hub.channels().unsubscribe(session, channel));
  }

  /** To the one who is blocked, the blocker goes offline; unblocking brings them back. */
  synchronized void blocked(BlockChanged event) {
    change(
        (roster, now) ->
            roster.blocked(event.blockerId(), event.blockedId(), event.blocked(), event.at()));
  }

  /** When the user was last seen, being {@code now} for who is online; empty where none knows. */
  synchronized Optional<Instant> lastSeen(String userId, Instant now) {
    return roster.entry(userId).map(entry -> entry.shown.isOnline() ? now : entry.lastSeen);
  }

  synchronized void tick() {
    changes(Roster::tick);
  }

  /** What another node told of some users. */
  synchronized void heard(Node from, PresenceNews news) {
    changes((roster, now) -> roster.heard(from, news, now));
  }

  synchronized void heardAll(Node from, List<PresenceNews> list) {
    changes((roster, now) -> roster.heardAll(from, list, now));
  }

  synchronized void lost(Node node) {
    changes((roster, now) -> roster.lost(node, now));
  }

  synchronized void reborn() {
    changes((roster, now) -> roster.reborn(nodes.self(), now));
  }

  /** Hands over all that this node has to tell, so that no news can come in between. */
  synchronized void tellAll(Consumer<List<PresenceNews>> listener) {
    listener.accept(roster.allNews(clock.instant()));
  }

  /** Hands over the digest of this node's rows, in order with the news. */
  synchronized void tellDigest(Consumer<NodeRows.Digest> listener) {
    listener.accept(books.ownDigest());
  }

  synchronized NodeRows.Digest digestOf(Node node) {
    return books.digestOf(node);
  }

  /** Whether the user is known here, and not as new as that. */
  synchronized boolean isBehind(String userId, long version) {
    return roster
        .entry(userId)
        .filter(entry -> entry.stored != null && entry.stored.version() < version)
        .isPresent();
  }

  /** Connected somewhere, and there not long ago; what others are shown does not matter. */
  synchronized boolean isActive(String userId) {
    return roster
        .entry(userId)
        .filter(entry -> entry.isActive(clock.instant(), settings.away()))
        .isPresent();
  }

  private void change(BiFunction<Roster, Instant, Optional<PresenceChange>> event) {
    changes((roster, now) -> event.apply(roster, now).stream().toList());
  }

  private void changes(BiFunction<Roster, Instant, List<PresenceChange>> event) {
    Instant now = clock.instant();
    event.apply(roster, now).forEach(this::announce);
    List<PresenceNews> news = books.takeNews(now);
    if (!nodes.others().isEmpty()) {
      news.forEach(each -> nodes.sendAll(PresencePeers.NEWS, each.toJson().toString()));
    }
  }

  private void announce(PresenceChange change) {
    if (change.only() == null) {
      store(change.after().userId());
    }
    announcements.tell(change);
  }

  private void store(String userId) {
    roster.entry(userId).filter(this::isOurs).map(this::row).ifPresent(stored);
  }

  private PresenceRow row(Entry entry) {
    return entry.row(clock.instant());
  }

  /** Whether it is for this node to write down; what a lost node leaves is for the oldest. */
  private boolean isOurs(Entry entry) {
    if (entry.isConnected()) {
      return !entry.sessions.isEmpty();
    }
    Node last = entry.lastNode;
    return nodes.self().equals(last)
        || nodes.isOldest() && (last == null || !nodes.others().contains(last));
  }

  /** For the last write before the server stops. */
  synchronized void storeAll() {
    roster.online().stream().filter(this::isOurs).map(this::row).forEach(stored);
  }

  /** Subscribes the session to these users and sends it what they are now. */
  synchronized void watch(
      Session session, Collection<StoredPresence> users, Set<String> confiding) {
    List<PresenceState> states = new ArrayList<>(users.size());
    for (StoredPresence user : users) {
      states.add(seenBy(session.userId(), user, confiding));
      hub.channels().subscribe(session, PresenceEvents.watchChannel(user.userId()));
      if (confiding.contains(user.userId())) {
        hub.channels().subscribe(session, PresenceEvents.confidedChannel(user.userId()));
      }
    }
    session.send(PresenceEvents.snapshot(states));
  }

  /** Subscribes the session to everyone, and tells it the count. */
  synchronized void watchAll(Session session) {
    if (hub.channels().subscribe(session, PresenceEvents.ONLINE_CHANNEL)) {
      // part of a greeting: a later count must not take its place in the order
      Event greeting = PresenceEvents.count(count.greeting(session.userId()));
      session.send(Event.of(greeting.name(), greeting.json()));
    }
  }

  /** Of those who are seen online. */
  synchronized List<String> onlineIds() {
    return roster.online().stream().map(entry -> entry.userId).toList();
  }

  synchronized int onlineCount() {
    return roster.onlineCount();
  }

  synchronized int onlineCount(String viewerId) {
    return roster.onlineCount(viewerId);
  }

  /**
   * What a viewer sees of a user: from memory while the user is known here, else as stored. Who has
   * just come, and is still to be loaded, is loaded by this.
   *
   * @param confiding who lets this viewer see when they were last here, though not everyone
   */
  synchronized PresenceState seenBy(String viewerId, StoredPresence user, Set<String> confiding) {
    if (roster.awaits(user.userId())) {
      loaded(user);
    }
    if (user.blocked().containsKey(viewerId) || roster.hasBlocked(user.userId(), viewerId)) {
      return seenByBlocked(viewerId, user);
    }
    PresenceState seen =
        roster
            .state(user.userId())
            .orElseGet(
                () ->
                    PresenceState.offline(
                        user.userId(),
                        user.username(),
                        user.lastSeenForAll() ? user.lastSeen() : null));
    boolean confides = !seen.isOnline() && confiding.contains(user.userId());
    return confides ? seen.lastSeen(lastSeen(user)) : seen;
  }

  /** As it was when the block began. */
  private static PresenceState seenByBlocked(String viewerId, StoredPresence user) {
    Instant seen = user.blocked().getOrDefault(viewerId, user.lastSeen());
    return PresenceState.offline(
        user.userId(), user.username(), user.lastSeenForAll() ? seen : null);
  }

  /** The database has it a little later. */
  private Instant lastSeen(StoredPresence user) {
    return roster.entry(user.userId()).map(entry -> entry.lastSeen).orElseGet(user::lastSeen);
  }

  /** What a viewer sees of a user who is online; empty where the database must be asked. */
  synchronized Optional<PresenceState> seenOnline(String viewerId, String username) {
    return roster
        .online(username)
        .filter(entry -> !entry.blocked.contains(viewerId))
        .map(entry -> entry.shown);
  }

  /** Users online after a name, in order of their names, but not those who blocked the viewer. */
  synchronized List<PresenceState> online(String viewerId, String after, int limit) {
    List<PresenceState> users = new ArrayList<>(limit);
    for (Entry entry : roster.onlineAfter(after)) {
      if (users.size() == limit) {
        break;
      }
      if (!entry.blocked.contains(viewerId)) {
        users.add(entry.shown);
      }
    }
    return users;
  }
}
