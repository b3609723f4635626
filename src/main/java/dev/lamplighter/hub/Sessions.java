package dev.lamplighter.hub;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The sessions of this node, by id and by user. */
public final class Sessions {
  private final Map<String, Session> byId = new ConcurrentHashMap<>();
  private final Map<String, List<Session>> byUser = new ConcurrentHashMap<>();

  void add(Session session) {
    byId.put(session.id(), session);
    byUser.compute(session.userId(), (user, sessions) -> with(sessions, session));
  }

  /** False when it was gone already. */
  boolean remove(Session session) {
    byUser.computeIfPresent(session.userId(), (user, sessions) -> without(sessions, session));
    return byId.remove(session.id()) != null;
  }

  /** Never changed in place: most users have one session, and a list of one is a small object. */
  private static List<Session> with(List<Session> sessions, Session added) {
    return sessions == null
        ? List.of(added)
        : Stream.concat(sessions.stream(), Stream.of(added)).toList();
  }

  private static List<Session> without(List<Session> sessions, Session removed) {
    List<Session> others = sessions.stream().filter(session -> session != removed).toList();
    return others.isEmpty() ? null : others;
  }

  public Optional<Session> byId(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** In the order in which they came. */
  public Collection<Session> ofUser(String userId) {
    return byUser.getOrDefault(userId, List.of());
  }

  public Collection<Session> all() {
    return byId.values();
  }

  public int count() {
    return byId.size();
  }
}
