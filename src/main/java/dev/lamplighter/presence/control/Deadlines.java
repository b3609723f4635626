package dev.lamplighter.presence.control;

import java.time.Instant;
import java.util.Comparator;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * When entries must be looked at again: one deadline for each at most, so that nothing holds on to
 * an entry that is forgotten. Not thread-safe.
 */
final class Deadlines {
  private record Deadline(Entry entry, Instant at) {}

  private final NavigableSet<Deadline> deadlines =
      new TreeSet<>(
          Comparator.comparing(Deadline::at).thenComparing(deadline -> deadline.entry().userId));

  /** An earlier deadline of the entry stays. */
  void plan(Entry entry, Instant at) {
    if (entry.deadline == null || at.isBefore(entry.deadline)) {
      cancel(entry);
      entry.deadline = at;
      deadlines.add(new Deadline(entry, at));
    }
  }

  void cancel(Entry entry) {
    if (entry.deadline != null) {
      deadlines.remove(new Deadline(entry, entry.deadline));
      entry.deadline = null;
    }
  }

  /** Takes out the next that came due by {@code now}. */
  Optional<Entry> takeDue(Instant now) {
    if (deadlines.isEmpty() || deadlines.first().at().isAfter(now)) {
      return Optional.empty();
    }
    Entry due = deadlines.first().entry();
    cancel(due);
    return Optional.of(due);
  }

  int size() {
    return deadlines.size();
  }
}
