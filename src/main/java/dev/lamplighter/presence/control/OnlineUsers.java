package dev.lamplighter.presence.control;

import dev.lamplighter.presence.entity.PresenceState;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Who is online, in order of their names. For as long as a change of names is under way, two users
 * may have one name. Not thread-safe.
 */
final class OnlineUsers {
  private record Key(String username, String userId) {
    static Key of(PresenceState state) {
      return new Key(state.username(), state.userId());
    }

    /** Before all users of that name. */
    static Key first(String username) {
      return new Key(username, "");
    }
  }

  private final NavigableMap<Key, Entry> entries =
      new TreeMap<>(Comparator.comparing(Key::username).thenComparing(Key::userId));

  /** By viewer, how many of these blocked them. */
  private final Map<String, Integer> hidden = new HashMap<>();

  /** What is shown of a user is no longer what it was. */
  void changed(PresenceState before, Entry entry) {
    if (before.isOnline()) {
      entries.remove(Key.of(before));
      entry.blocked.forEach(viewer -> hidden(viewer, -1));
    }
    if (entry.shown.isOnline()) {
      entries.put(Key.of(entry.shown), entry);
      entry.blocked.forEach(viewer -> hidden(viewer, 1));
    }
  }

  /** So many more of these are hidden from the viewer. */
  void hidden(String viewerId, int more) {
    hidden.merge(viewerId, more, (a, b) -> a + b == 0 ? null : a + b);
  }

  Map<String, Integer> hidden() {
    return hidden;
  }

  int count() {
    return entries.size();
  }

  Collection<Entry> all() {
    return entries.values();
  }

  Optional<Entry> named(String username) {
    return Optional.ofNullable(entries.ceilingEntry(Key.first(username)))
        .filter(found -> found.getKey().username().equals(username))
        .map(Map.Entry::getValue);
  }

  Collection<Entry> after(String username) {
    return entries.tailMap(Key.first(username + '\0')).values();
  }
}
