package dev.lamplighter.hub;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The sessions of this node, by id and by user. */
public final class Sessions {
  private final Map<String, Session> byId = new ConcurrentHashMap<>();
  private final Map<String, Set<Session>> byUser = new ConcurrentHashMap<>();

  void add(Session session) {
    byId.put(session.id(), session);
    byUser.compute(session.userId(), (user, sessions) -> with(sessions, session));
  }

  /** False when it was gone already. */
  boolean remove(Session session) {
    byUser.computeIfPresent(session.userId(), (user, sessions) -> without(sessions, session));
    return byId.remove(session.id()) != null;
  }

  private static Set<Session> with(Set<Session> sessions, Session added) {
    Set<Session> all = sessions == null ? ConcurrentHashMap.newKeySet(1) : sessions;
    all.add(added);
    return all;
  }

  private static Set<Session> without(Set<Session> sessions, Session removed) {
    sessions.remove(removed);
    return sessions.isEmpty() ? null : sessions;
  }

  public Optional<Session> byId(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  public Collection<Session> ofUser(String userId) {
    return byUser.getOrDefault(userId, Set.of());
  }

  public Collection<Session> all() {
    return byId.values();
  }

  public int count() {
    return byId.size();
  }
}
