package dev.lamplighter.presence.control;

import dev.lamplighter.presence.entity.Choice;
import dev.lamplighter.presence.entity.PresenceChange;
import dev.lamplighter.presence.entity.PresenceRow;
import dev.lamplighter.presence.entity.PresenceState;
import dev.lamplighter.presence.entity.Status;
import dev.lamplighter.presence.entity.StoredPresence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Who is here, and what others see of it. Pure state: no threads, no clock, no input or output.
 * Each method says what happened at {@code now} and returns the change that others see, if any. Not
 * thread-safe: {@link Presence} owns the lock.
 */
final class Roster {
  /** When an entry must be looked at again. */
  private record Deadline(Entry entry, Instant at) {}

  private final PresenceSettings settings;
  private final Map<String, Entry> entries = new HashMap<>();
  private final NavigableMap<String, Entry> online = new TreeMap<>();

  /** One for each entry at most, so that nothing holds on to an entry that is forgotten. */
  private final NavigableSet<Deadline> deadlines =
      new TreeSet<>(
          Comparator.comparing(Deadline::at).thenComparing(deadline -> deadline.entry().userId));

  private long lastVersion;

  Roster(PresenceSettings settings) {
    this.settings = settings;
  }

  /** A session came. Until {@link #loaded}, a user who was not known stays unseen. */
  Optional<PresenceChange> opened(String userId, String username, String session, Instant now) {
    Entry entry = entry(userId, username);
    entry.sessions.add(session);
    entry.signedOff = false;
    entry.leaseUntil = null;
    entry.graceUntil = null;
    entry.lastActive = now;
    return settle(entry, now);
  }

  boolean isLoaded(String userId) {
    Entry entry = entries.get(userId);
    return entry != null && entry.stored != null;
  }

  /** What the database knows of a user; ignored for one who is known already. */
  Optional<PresenceChange> loaded(StoredPresence stored, Instant now) {
    Entry entry = entry(stored.userId(), stored.username());
    entry.store(stored);
    return settle(entry, now);
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
    if (entry.sessions.isEmpty() && !entry.signedOff) {
      entry.endedAt = now;
      entry.graceUntil = now.plus(settings.grace());
    }
    return settle(entry, now);
  }

  /** Explicit logout: offline at once, and sessions that are still open do not count. */
  Optional<PresenceChange> signedOff(String userId, Instant now) {
    return change(
        userId,
        now,
        entry -> {
          entry.signedOff = true;
          entry.leaseUntil = null;
          entry.graceUntil = null;
          entry.endedAt = now;
        });
  }

  /** Sessions that are open count again. */
  Optional<PresenceChange> signedOn(String userId, Instant now) {
    return change(userId, now, entry -> entry.signedOff = false);
  }

  /** A sign of life over REST; without a live session it keeps the user online. */
  Optional<PresenceChange> leased(StoredPresence stored, Instant until, Instant now) {
    Entry entry = entry(stored.userId(), stored.username());
    entry.store(stored);
    entry.signedOff = false;
    if (entry.sessions.isEmpty()) {
      entry.leaseUntil = until;
      entry.endedAt = now;
    }
    return settle(entry, now);
  }

  Optional<PresenceChange> active(String userId, Instant now) {
    return change(userId, now, entry -> entry.lastActive = now);
  }

  Optional<PresenceChange> chosen(String userId, Choice choice, Instant now) {
    return change(
        userId,
        now,
        entry -> {
          entry.choice = choice;
          if (entry.shown.isOnline()) {
            entry.endedAt = now;
          }
        });
  }

  /** Who is blocked sees the user go offline; nobody else sees anything. */
  Optional<PresenceChange> blocked(String userId, String otherId, boolean blocked, Instant now) {
    Entry entry = entries.get(userId);
    if (entry == null || !entry.block(otherId, blocked) || !entry.shown.isOnline()) {
      return Optional.empty();
    }
    PresenceState hidden =
        new PresenceState(userId, entry.username, Status.OFFLINE, null, null, nextVersion(now));
    entry.shown = entry.shownAs(entry.shown.status(), entry.shown.text(), lastVersion);
    return Optional.of(
        blocked
            ? new PresenceChange(entry.shown, hidden, Set.of())
            : new PresenceChange(hidden, entry.shown, Set.of()));
  }

  /** Rises within a run and, as long as the clock does, over restarts. */
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
    Optional.ofNullable(entries.get(userId)).ifPresent(this::forget);
    return change;
  }

  /** What came due by {@code now}: grace, lease or status that ended, inactivity. */
  List<PresenceChange> tick(Instant now) {
    List<PresenceChange> changes = new ArrayList<>();
    while (!deadlines.isEmpty() && !deadlines.first().at().isAfter(now)) {
      Entry due = deadlines.first().entry();
      unplan(due);
      settle(due, now).ifPresent(changes::add);
    }
    return changes;
  }

  Optional<PresenceState> state(String userId) {
    return Optional.ofNullable(entries.get(userId))
        .filter(entry -> entry.stored != null)
        .map(entry -> entry.shown);
  }

  /** What to write down of a user who is known here. */
  Optional<PresenceRow> row(String userId, Instant now) {
    return Optional.ofNullable(entries.get(userId)).map(entry -> entry.row(now));
  }

  /** What to write down of all who are online. */
  List<PresenceRow> onlineRows(Instant now) {
    return online.values().stream().map(entry -> entry.row(now)).toList();
  }

  boolean hasBlocked(String userId, String otherId) {
    Entry entry = entries.get(userId);
    return entry != null && entry.blocked.contains(otherId);
  }

  int onlineCount() {
    return online.size();
  }

  /** Users online in order of their names, from the one after {@code after}. */
  Iterable<Entry> onlineAfter(String after) {
    return online.tailMap(after, false).values();
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
    plan(entry, now);
    if (after.status() == before.status() && Objects.equals(after.text(), before.text())) {
      return Optional.empty();
    }
    if (before.isOnline() && !after.isOnline()) {
      entry.lastSeen = entry.endedAt;
    }
    entry.shown = entry.shownAs(after.status(), after.text(), nextVersion(now));
    if (after.isOnline()) {
      online.put(entry.username, entry);
    } else {
      online.remove(entry.username);
    }
    return Optional.of(entry.changeFrom(before));
  }

  private void plan(Entry entry, Instant now) {
    Instant next = entry.nextDeadline(now, settings);
    if (next == null) {
      forget(entry);
    } else if (entry.deadline == null || next.isBefore(entry.deadline)) {
      unplan(entry);
      entry.deadline = next;
      deadlines.add(new Deadline(entry, next));
    }
  }

  private void forget(Entry entry) {
    entries.remove(entry.userId, entry);
    unplan(entry);
  }

  private void unplan(Entry entry) {
    if (entry.deadline != null) {
      deadlines.remove(new Deadline(entry, entry.deadline));
      entry.deadline = null;
    }
  }

  /** Entries and deadlines, to see that nothing stays behind. */
  int size() {
    return entries.size() + deadlines.size();
  }
}
