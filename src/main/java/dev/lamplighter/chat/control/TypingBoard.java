package dev.lamplighter.chat.control;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who types where, as this node knows. Pure state; times are nanoseconds of one clock; not
 * thread-safe. Whoever does not say it again within three seconds types no more, so nothing hangs
 * when the word of the end is lost, or the node that would have sent it.
 */
final class TypingBoard {
  private static final long END_NANOS = 3_000_000_000L;
  private static final long REPEAT_NANOS = 1_000_000_000L;

  /**
   * Somebody types.
   *
   * @param name what they are shown as
   * @param direct whether the conversation is direct
   * @param audience ids of users who are told
   * @param sessionId the session of this node from which it came, or null
   */
  record Typist(
      long conversationId,
      boolean direct,
      String userId,
      String username,
      String name,
      Set<String> audience,
      String sessionId) {}

  private record Key(long conversationId, String userId) {}

  private static final class Entry {
    private Typist typist;
    private long until;
    private long toldAt;
  }

  private final Map<Key, Entry> entries = new HashMap<>();

  /** Whether it is to be told: the first time, and from time to time while it goes on. */
  boolean typing(Typist typist, long now) {
    Entry entry = entries.get(key(typist));
    boolean tell = entry == null || now - entry.toldAt >= REPEAT_NANOS;
    if (entry == null) {
      entry = new Entry();
      entries.put(key(typist), entry);
    }
    entry.typist = typist;
    entry.until = now + END_NANOS;
    entry.toldAt = tell ? now : entry.toldAt;
    return tell;
  }

  private static Key key(Typist typist) {
    return new Key(typist.conversationId(), typist.userId());
  }

  /** Empty where the user did not type. */
  Optional<Typist> stopped(long conversationId, String userId) {
    return Optional.ofNullable(entries.remove(new Key(conversationId, userId)))
        .map(entry -> entry.typist);
  }

  /** The session is gone, and with it what was typed there. */
  List<Typist> gone(String sessionId) {
    List<Typist> ended = new ArrayList<>();
    for (Iterator<Entry> all = entries.values().iterator(); all.hasNext(); ) {
      Typist typist = all.next().typist;
      if (sessionId.equals(typist.sessionId())) {
        all.remove();
        ended.add(typist);
      }
    }
    return ended;
  }

  /** Those who did not say it again in time. */
  List<Typist> tick(long now) {
    List<Typist> ended = new ArrayList<>();
    for (Iterator<Entry> all = entries.values().iterator(); all.hasNext(); ) {
      Entry entry = all.next();
      if (now - entry.until >= 0) {
        all.remove();
        ended.add(entry.typist);
      }
    }
    return ended;
  }

  /** Who types in a conversation, as far as this user is told. */
  List<Typist> seenBy(String userId, long conversationId) {
    return entries.values().stream()
        .map(entry -> entry.typist)
        .filter(typist -> typist.conversationId() == conversationId)
        .filter(typist -> typist.audience().contains(userId))
        .toList();
  }

  int size() {
    return entries.size();
  }
}
