package dev.lamplighter.presence.control;

import dev.lamplighter.hub.Audience;
import dev.lamplighter.hub.Event;
import dev.lamplighter.hub.Hub;
import dev.lamplighter.hub.Session;
import dev.lamplighter.presence.entity.Choice;
import dev.lamplighter.presence.entity.PresenceChange;
import dev.lamplighter.presence.entity.PresenceRow;
import dev.lamplighter.presence.entity.PresenceState;
import dev.lamplighter.presence.entity.StoredPresence;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Owns the roster's lock and tells clients what changed. Telling happens under the lock: it only
 * appends to outboxes, and so a watcher's snapshot and the changes before and after it can never
 * come in the wrong order. May be called from any thread; never waits for input or output.
 */
final class PresenceBoard {
  private final PresenceSettings settings;
  private final Roster roster;
  private final Hub hub;
  private final Clock clock;
  private final OnlineCount count;
  private final Consumer<PresenceRow> stored;

  /**
   * @param stored told of what must outlive a restart; must not block
   */
  PresenceBoard(
      PresenceSettings settings,
      Hub hub,
      Clock clock,
      ScheduledExecutorService timers,
      Consumer<PresenceRow> stored) {
    this.settings = settings;
    this.roster = new Roster(settings);
    this.hub = hub;
    this.clock = clock;
    this.count = new OnlineCount(hub.fanout(), timers);
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

  synchronized void loaded(StoredPresence user) {
    change((roster, now) -> roster.loaded(user, now));
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
    change((roster, now) -> roster.leased(user, now.plus(settings.lease()), now));
    store(user.userId());
  }

  synchronized void chosen(String userId, Choice choice) {
    change((roster, now) -> roster.chosen(userId, choice, now));
  }

  synchronized void deleted(String userId) {
    change((roster, now) -> roster.deleted(userId, now));
  }

  synchronized void lastSeenForAll(String userId, boolean forAll) {
    roster.lastSeenForAll(userId, forAll);
  }

  /** To the one who is blocked, the blocker goes offline; unblocking brings them back. */
  synchronized void blocked(String userId, String otherId, boolean blocked) {
    roster
        .blocked(userId, otherId, blocked, clock.instant())
        .ifPresent(change -> tell(change, audience -> audience.only(otherId)));
  }

  synchronized void tick() {
    Instant now = clock.instant();
    roster.tick(now).forEach(this::announce);
  }

  private void change(BiFunction<Roster, Instant, Optional<PresenceChange>> event) {
    event.apply(roster, clock.instant()).ifPresent(this::announce);
  }

  private void announce(PresenceChange change) {
    store(change.after().userId());
    tell(change, audience -> audience.except(change.blocked()));
    count.set(roster.onlineCount());
  }

  private void store(String userId) {
    roster.row(userId, clock.instant()).ifPresent(stored);
  }

  /** For the last write before the server stops. */
  synchronized void storeAll() {
    roster.onlineRows(clock.instant()).forEach(stored);
  }

  private void tell(PresenceChange change, UnaryOperator<Audience> narrowed) {
    Audience watchers = PresenceEvents.watchersOf(change.after().userId());
    if (hub.channels().hasSubscribers(watchers.channel())) {
      hub.fanout()
          .deliver(narrowed.apply(watchers), PresenceEvents.diff(change.before(), change.after()));
    }
    if (roster.onlineCount() <= settings.broadcastLimit()
        && hub.channels().hasSubscribers(PresenceEvents.ONLINE_CHANNEL)) {
      Audience everyone = narrowed.apply(Audience.channel(PresenceEvents.ONLINE_CHANNEL));
      for (Event event : PresenceEvents.broadcasts(change, clock.instant())) {
        hub.fanout().deliver(everyone, event);
      }
    }
  }

  /** Subscribes the session to these users and sends it what they are now. */
  synchronized void watch(Session session, Collection<StoredPresence> users) {
    List<PresenceState> states = new ArrayList<>(users.size());
    for (StoredPresence user : users) {
      hub.channels().subscribe(session, PresenceEvents.watchChannel(user.userId()));
      states.add(seenBy(session.userId(), user));
    }
    session.send(PresenceEvents.snapshot(states));
  }

  /** Subscribes the session to everyone, and tells it the count. */
  synchronized void watchAll(Session session) {
    if (hub.channels().subscribe(session, PresenceEvents.ONLINE_CHANNEL)) {
      session.send(PresenceEvents.count(roster.onlineCount()));
    }
  }

  synchronized int onlineCount() {
    return roster.onlineCount();
  }

  /** What a viewer sees of a user: from memory while the user is known here, else as stored. */
  synchronized PresenceState seenBy(String viewerId, StoredPresence user) {
    boolean blocked =
        user.blocked().contains(viewerId) || roster.hasBlocked(user.userId(), viewerId);
    if (blocked) {
      return PresenceState.offline(user.userId(), user.username(), null);
    }
    return roster
        .state(user.userId())
        .orElseGet(
            () ->
                PresenceState.offline(
                    user.userId(),
                    user.username(),
                    user.lastSeenForAll() ? user.lastSeen() : null));
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
