package dev.lamplighter.presence.control;

import dev.lamplighter.cluster.Node;
import dev.lamplighter.presence.control.PresenceNews.Lease;
import dev.lamplighter.presence.control.PresenceNews.SignOff;
import dev.lamplighter.presence.entity.PresenceChange;
import dev.lamplighter.presence.entity.PresenceState;
import dev.lamplighter.presence.entity.Status;
import dev.lamplighter.presence.entity.StoredPresence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Who is here, and what others see of it. Holds this node's own rows and a copy of every other
 * node's, and derives each user's status from all of them. Pure state: no threads, no clock, no
 * input or output. Each method says what happened at {@code now} and returns what others see
 * change. Not thread-safe: {@link PresenceBoard} owns the lock.
 */
final class Roster {
  private final PresenceSettings settings;
  private final Map<String, Entry> entries = new HashMap<>();
  private final OnlineUsers online = new OnlineUsers();
  private final Deadlines deadlines = new Deadlines();
  private final RowBooks books;
  private long lastVersion;

  Roster(PresenceSettings settings, RowBooks books) {
    this.settings = settings;
    this.books = books;
  }

  /** A session came. Until {@link #loaded}, a user who was not known stays unseen. */
  Optional<PresenceChange> opened(String userId, String username, String session, Instant now) {
    Entry entry = entry(userId, username);
    entry.sessions.add(session);
    entry.signedOut = false;
    books.counted(entry);
    entry.arrived();
    entry.lastActive = now;
    signOff(entry, false, now);
    return settle(entry, now);
  }

  boolean isLoaded(String userId) {
    Entry entry = entries.get(userId);
    return entry != null && entry.stored != null;
  }

  /** Whether the user is here and still unseen, for want of what the database knows. */
  boolean awaits(String userId) {
    return entries.containsKey(userId) && !isLoaded(userId);
  }

  /** What the database knows of a user; ignored when it is no newer than what is known. */
  List<PresenceChange> loaded(StoredPresence stored, Instant now) {
    return learned(stored, now, entry -> {});
  }

  /** What is stored of a user came, from wherever, with more that is known of them. */
  private List<PresenceChange> learned(StoredPresence stored, Instant now, Consumer<Entry> more) {
    Entry entry = entry(stored.userId(), stored.username());
    List<PresenceChange> changes = new ArrayList<>(blockedAnew(entry, stored, now));
    entry.store(stored, now);
    more.accept(entry);
    settle(entry, now).ifPresent(changes::add);
    return changes;
  }

  private Entry entry(String userId, String username) {
    return entries.computeIfAbsent(userId, id -> new Entry(id, username));
  }

  /** A session went; the user stays as they are for the grace. */
  Optional<PresenceChange> closed(String userId, String session, Instant now) {
    Entry entry = entries.get(userId);
    if (entry == null || !entry.sessions.remove(session)) {
      return Optional.empty();
    }
    books.counted(entry);
    if (!entry.isConnected()) {
      entry.departed(books.self(), now, settings.grace());
    }
    return settle(entry, now);
  }

  /**
   * A login ended, and these sessions with it: who has no other session is offline at once. Where
   * the user's last sessions end on several nodes together, each tells the others how.
   */
  Optional<PresenceChange> signedOut(String userId, Set<String> sessions, Instant now) {
    Entry entry = entries.get(userId);
    if (entry == null) {
      return Optional.empty();
    }
    if (entry.sessions.removeAll(sessions)) {
      books.counted(entry);
      entry.signedOut = entry.sessions.isEmpty();
    }
    if (!entry.isConnected()) {
      signOff(entry, true, now);
    }
    return settle(entry, now);
  }

  /** Explicit logout: offline at once, and sessions that are still open do not count. */
  Optional<PresenceChange> signedOff(String userId, Instant now) {
    return change(userId, now, entry -> signOff(entry, true, now));
  }

  /** Sessions that are open count again. */
  Optional<PresenceChange> signedOn(String userId, Instant now) {
    return change(userId, now, entry -> signOff(entry, false, now));
  }

  private void signOff(Entry entry, boolean signedOff, Instant now) {
    if (entry.signOff.signedOff() != signedOff || signedOff) {
      entry.signOff(new SignOff(signedOff, nextVersion(now)), now);
      entry.lastNode = books.self();
      books.mustTell(entry);
    }
  }

  /** A sign of life over REST; without a live session it keeps the user online. */
  List<PresenceChange> leased(StoredPresence stored, Duration lease, Instant now) {
    return learned(stored, now, entry -> lease(entry, lease, now));
  }

  private void lease(Entry entry, Duration lease, Instant now) {
    signOff(entry, false, now);
    entry.lease(new Lease(lease, nextVersion(now)), now);
    entry.lastNode = books.self();
    books.mustTell(entry);
  }

  Optional<PresenceChange> active(String userId, Instant now) {
    return change(userId, now, entry -> entry.lastActive = now);
  }

  /**
   * Who is blocked sees the user go offline; nobody else sees anything.
   *
   * @param at when it was; of a block, when the other has last seen the user
   */
  Optional<PresenceChange> blocked(String userId, String otherId, boolean blocked, Instant at) {
    Entry entry = entries.get(userId);
    if (entry == null || !entry.block(otherId, blocked) || !entry.shown.isOnline()) {
      return Optional.empty();
    }
    online.hidden(otherId, blocked ? 1 : -1);
    PresenceState hidden =
        new PresenceState(
            userId,
            entry.username,
            Status.OFFLINE,
            null,
            entry.lastSeenForAll ? at : null,
            nextVersion(at));
    entry.shown = entry.shownAs(entry.shown.status(), entry.shown.text(), lastVersion);
    return Optional.of(
        blocked
            ? new PresenceChange(entry.shown, hidden, Set.of(), otherId)
            : new PresenceChange(hidden, entry.shown, Set.of(), otherId));
  }

  /** What a user's blocks have become, when that is newer than what is known. */
  private List<PresenceChange> blockedAnew(Entry entry, StoredPresence stored, Instant now) {
    if (entry.stored == null || stored.version() <= entry.stored.version()) {
      return List.of();
    }
    Map<String, Instant> blocked = stored.blocked();
    Set<String> touched = new HashSet<>(entry.blocked);
    touched.addAll(blocked.keySet());
    return touched.stream()
        .flatMap(
            id -> {
              Instant at = Optional.ofNullable(blocked.get(id)).orElse(now);
              return blocked(stored.userId(), id, blocked.containsKey(id), at).stream();
            })
        .toList();
  }

  /** Rises within a run and, as long as the clock does, over restarts and from node to node. */
  private long nextVersion(Instant now) {
    lastVersion = Math.max(lastVersion + 1, now.toEpochMilli());
    return lastVersion;
  }

  void lastSeenForAll(String userId, boolean forAll) {
    Entry entry = entries.get(userId);
    if (entry != null) {
      entry.lastSeenForAll = forAll;
      entry.shown = entry.shownAs(entry.shown.status(), entry.shown.text(), entry.shown.version());
    }
  }

  /** The account is gone. */
  Optional<PresenceChange> deleted(String userId, Instant now) {
    Optional<PresenceChange> change = signedOff(userId, now);
    Entry entry = entries.get(userId);
    if (entry != null && !entry.isConnected()) {
      forget(entry);
    }
    return change;
  }

  /** What another node told of a user. */
  List<PresenceChange> heard(Node from, PresenceNews told, Instant now) {
    lastVersion = Math.max(lastVersion, told.version());
    return learned(
        told.stored(),
        now,
        entry -> {
          entry.signOff(told.signOff(), now);
          entry.lease(told.lease(), now);
          place(entry, from, told.row(), told.signedOut() ? Duration.ZERO : settings.grace(), now);
        });
  }

  private void place(Entry entry, Node node, NodeRow row, Duration grace, Instant now) {
    boolean wasConnected = entry.isConnected();
    books.put(entry, node, row);
    if (row.sessions() > 0) {
      entry.lastNode = node;
      entry.arrived();
    } else if (wasConnected && !entry.isConnected()) {
      entry.departed(node, now, grace);
    }
  }

  /** All that another node has; what is known of it and not in the list is over. */
  List<PresenceChange> heardAll(Node from, Collection<PresenceNews> list, Instant now) {
    List<PresenceChange> changes = new ArrayList<>();
    Set<String> listed = new HashSet<>();
    for (PresenceNews told : list) {
      listed.add(told.stored().userId());
      changes.addAll(heard(from, told, now));
    }
    Set<String> over = new HashSet<>(books.userIdsOf(from));
    over.removeAll(listed);
    changes.addAll(drop(from, over, now));
    return changes;
  }

  /** A node is gone, and its rows with it; its users stay as they are for the grace. */
  List<PresenceChange> lost(Node node, Instant now) {
    List<PresenceChange> changes = drop(node, books.userIdsOf(node), now);
    books.forget(node);
    return changes;
  }

  private List<PresenceChange> drop(Node node, Set<String> userIds, Instant now) {
    List<PresenceChange> changes = new ArrayList<>();
    for (String userId : userIds) {
      Entry entry = entries.get(userId);
      place(entry, node, NodeRow.NONE, settings.grace(), now);
      settle(entry, now).ifPresent(changes::add);
    }
    return changes;
  }

  /** This node goes on as another; of the others nothing is known any more. */
  List<PresenceChange> reborn(Node self, Instant now) {
    books.reborn(self, entries.values());
    return books.others().stream().flatMap(node -> lost(node, now).stream()).toList();
  }

  /** All that this node has to tell: its own rows, and the leases and sign-offs it knows. */
  List<PresenceNews> allNews(Instant now) {
    return entries.values().stream()
        .filter(entry -> entry.stored != null && entry.isWorthTelling())
        .map(entry -> entry.news(now))
        .toList();
  }

  /** What came due by {@code now}: grace, lease or status that ended, inactivity. */
  List<PresenceChange> tick(Instant now) {
    List<PresenceChange> changes = new ArrayList<>();
    for (Optional<Entry> due = deadlines.takeDue(now);
        due.isPresent();
        due = deadlines.takeDue(now)) {
      settle(due.get(), now).ifPresent(changes::add);
    }
    return changes;
  }

  Optional<PresenceState> state(String userId) {
    return Optional.ofNullable(entries.get(userId))
        .filter(entry -> entry.stored != null)
        .map(entry -> entry.shown);
  }

  Optional<Entry> entry(String userId) {
    return Optional.ofNullable(entries.get(userId));
  }

  boolean hasBlocked(String userId, String otherId) {
    Entry entry = entries.get(userId);
    return entry != null && entry.blocked.contains(otherId);
  }

  int onlineCount() {
    return online.count();
  }

  /** Without those who blocked the viewer. */
  int onlineCount(String viewerId) {
    return online.count() - online.hidden().getOrDefault(viewerId, 0);
  }

  /** By viewer, how many of those online they must not count; who counts all is left out. */
  Map<String, Integer> hidden() {
    return online.hidden();
  }

  Optional<Entry> online(String username) {
    return online.named(username);
  }

  Collection<Entry> online() {
    return online.all();
  }

  /** Users online in order of their names, from the one after {@code after}. */
  Iterable<Entry> onlineAfter(String after) {
    return online.after(after);
  }

  private Optional<PresenceChange> change(String userId, Instant now, Consumer<Entry> update) {
    Entry entry = entries.get(userId);
    if (entry == null) {
      return Optional.empty();
    }
    update.accept(entry);
    return settle(entry, now);
  }

  /** Works out what others see now, keeps the books, and plans when to look again. */
  private Optional<PresenceChange> settle(Entry entry, Instant now) {
    entry.expire(now);
    PresenceState before = entry.shown;
    PresenceState after = entry.derive(now, settings.away());
    books.settle(entry, now, settings.away());
    plan(entry, now);
    if (after.status() == before.status() && Objects.equals(after.text(), before.text())) {
      show(entry, after); // the name, or who sees the last time here, may be new all the same
      return Optional.empty();
    }
    if (before.isOnline() && !after.isOnline()) {
      entry.lastSeen = entry.endedAt;
    }
    show(entry, entry.shownAs(after.status(), after.text(), nextVersion(now)));
    return Optional.of(entry.changeFrom(before));
  }

  private void show(Entry entry, PresenceState state) {
    PresenceState before = entry.shown;
    entry.shown = state;
    if (before.isOnline() != state.isOnline() || !before.username().equals(state.username())) {
      online.changed(before, entry);
    }
  }

  private void plan(Entry entry, Instant now) {
    Instant next = entry.nextDeadline(now, settings);
    if (next == null) {
      forget(entry);
    } else {
      deadlines.plan(entry, next);
    }
  }

  private void forget(Entry entry) {
    entries.remove(entry.userId, entry);
    deadlines.cancel(entry);
  }

  /** Entries and deadlines, to see that nothing stays behind. */
  int size() {
    return entries.size() + deadlines.size();
  }
}
