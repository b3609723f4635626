package dev.lamplighter.feed.control;

import dev.lamplighter.feed.entity.Counts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The newest counts of posts on which something happens, and when viewers are told of likes: at
 * once when it was quiet, else after a while, so that the last count always arrives. Pure state;
 * times are nanoseconds of one clock; not thread-safe.
 */
final class FeedBoard {
  /** A little more than a quarter of a second: four times a second at most. */
  static final long PERIOD_NANOS = 260_000_000L;

  private static final long FORGET_NANOS = 60_000_000_000L;

  /**
   * Viewers are to be told now.
   *
   * @param own whether it happened on this node, so that the others have to be told too
   */
  record Due(FeedNews news, boolean own) {}

  private static final class Entry {
    private Counts newest;
    private FeedNews waiting;
    private boolean own;
    private long likedVersion = -1;
    private long nextAt;
  }

  private final Map<Long, Entry> entries = new HashMap<>();

  /** The news with the newest counts of its post that are known. */
  FeedNews current(FeedNews news, long now) {
    return news.with(entry(news, now).newest);
  }

  private Entry entry(FeedNews news, long now) {
    Entry entry = entries.computeIfAbsent(news.counts().postId(), id -> new Entry());
    if (entry.newest == null) {
      entry.nextAt = now;
    }
    entry.newest = news.counts().orNewer(entry.newest);
    return entry;
  }

  Optional<Due> liked(FeedNews news, boolean own, long now) {
    Entry entry = entry(news, now);
    if (news.counts().version() <= entry.likedVersion) {
      return Optional.empty();
    }
    entry.likedVersion = news.counts().version();
    entry.waiting = news;
    entry.own = own;
    return now - entry.nextAt >= 0 ? Optional.of(take(entry, now)) : Optional.empty();
  }

  private static Due take(Entry entry, long now) {
    Due due = new Due(entry.waiting.with(entry.newest), entry.own);
    entry.waiting = null;
    entry.nextAt = now + PERIOD_NANOS;
    return due;
  }

  /** Those whose time has come. */
  List<Due> tick(long now) {
    List<Due> due = new ArrayList<>();
    for (Iterator<Entry> all = entries.values().iterator(); all.hasNext(); ) {
      Entry entry = all.next();
      if (entry.waiting != null && now - entry.nextAt >= 0) {
        due.add(take(entry, now));
      } else if (now - entry.nextAt > FORGET_NANOS) {
        all.remove();
      }
    }
    return due;
  }

  int size() {
    return entries.size();
  }
}
