package dev.lamplighter.chat.control;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What sessions got by {@code sync}, so that nothing of it is pushed to them again. Any thread;
 * kept as long as the session.
 */
final class Floors {
  private final Map<String, Map<Long, Long>> bySession = new ConcurrentHashMap<>();

  /** The session has all messages of these conversations up to these. */
  void raise(String sessionId, Map<Long, Long> seqs) {
    Map<Long, Long> floors =
        bySession.computeIfAbsent(sessionId, id -> new ConcurrentHashMap<>(seqs.size()));
    seqs.forEach((id, seq) -> floors.merge(id, seq, Math::max));
  }

  boolean isBelow(String sessionId, long conversationId, long seq) {
    Map<Long, Long> floors = bySession.get(sessionId);
    return floors != null && seq <= floors.getOrDefault(conversationId, 0L);
  }

  void forget(String sessionId) {
    bySession.remove(sessionId);
  }
}
