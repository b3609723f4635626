package dev.lamplighter.wire.socketio.recovery;

import dev.lamplighter.hub.Place;
import dev.lamplighter.wire.KeptEvents.Stretch;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What one client was given of the streams that the database keeps. Of a stream with a mark: all up
 * to a number, and some beyond. Of every other one: what came until {@code since}, and nothing that
 * came later. Not thread-safe.
 */
final class Had {
  /** Something may be committed this long after its time, and not be seen until then. */
  private static final Duration COMMIT = Duration.ofSeconds(10);

  /** Two nodes' ideas of the database's time differ by less. */
  private static final Duration CLOCKS = Duration.ofSeconds(5);

  static final long UNMARKED = -1;

  /** Whoever sends without waiting for anything to come has numbers beyond. */
  static final class Mark {
    private long upTo = UNMARKED;
    private final TreeSet<Long> beyond = new TreeSet<>();

    long upTo() {
      return upTo;
    }

    Iterable<Long> beyond() {
      return beyond;
    }

    boolean has(long seq) {
      return seq <= upTo || beyond.contains(seq);
    }

    void raise(long seq) {
      upTo = Math.max(upTo, seq);
      while (!beyond.isEmpty() && beyond.first() <= upTo + 1) {
        upTo = Math.max(upTo, beyond.pollFirst());
      }
    }

    void add(long seq) {
      beyond.add(seq);
      if (upTo != UNMARKED) {
        raise(upTo);
      }
    }

    private long last() {
      return beyond.isEmpty() ? upTo : beyond.last();
    }
  }

  private Instant since;
  private final Map<String, Mark> marks = new TreeMap<>();

  Had(Instant since) {
    this.since = since;
  }

  /** The time from which on one who comes now has to be told everything. */
  static Instant start(Instant now) {
    return now.minus(COMMIT);
  }

  /** From when on to look for streams: those that a clock behind ours has dated are among them. */
  Instant lookFrom() {
    return since.minus(CLOCKS);
  }

  Instant since() {
    return since;
  }

  int size() {
    return marks.values().stream().mapToInt(mark -> 1 + mark.beyond.size()).sum();
  }

  Map<String, Mark> marks() {
    return marks;
  }

  Mark mark(String stream) {
    return marks.computeIfAbsent(stream, name -> new Mark());
  }

  boolean has(Place place) {
    Mark mark = marks.get(place.stream());
    return mark != null && mark.has(place.seq());
  }

  /** Events of a stream come in order, so it has all before. */
  void pushed(Place place) {
    mark(place.stream()).raise(place.seq());
  }

  /** One's own events have their answers, whatever is still to come before them. */
  void sent(Place place) {
    mark(place.stream()).add(place.seq());
  }

  /** All there is of these. */
  void raise(Map<String, Long> seqs) {
    seqs.forEach((stream, seq) -> mark(stream).raise(seq));
  }

  /** After which number of a stream all but what lies beyond is missing. */
  long floor(Stretch stretch) {
    Mark mark = marks.get(stretch.stream());
    return mark == null || mark.upTo == UNMARKED ? stretch.from() : mark.upTo;
  }

  /** How many of a stream are missing. */
  long missing(Stretch stretch) {
    long floor = floor(stretch);
    if (stretch.to() <= floor) {
      return 0;
    }
    Mark mark = marks.get(stretch.stream());
    long beyond = mark == null ? 0 : mark.beyond.subSet(floor, false, stretch.to(), true).size();
    return stretch.to() - floor - beyond;
  }

  /**
   * Forgets marks of streams that are silent, where nothing is missing.
   *
   * @param stretches all that came since {@link #lookFrom}, as read after {@code now}
   */
  void moveTo(Instant now, List<Stretch> stretches) {
    if (stretches.stream().anyMatch(stretch -> missing(stretch) > 0)) {
      return;
    }
    since = start(now);
    Map<String, Mark> old = new HashMap<>(marks);
    for (Stretch stretch : stretches) {
      Mark mark = old.remove(stretch.stream());
      if (stretch.lastAt().isAfter(lookFrom()) || (mark != null && mark.last() > stretch.to())) {
        mark(stretch.stream()).raise(stretch.to());
      } else {
        marks.remove(stretch.stream());
      }
    }
  }
}
