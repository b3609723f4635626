package dev.lamplighter.hub;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Who on this node subscribed to what. A channel exists while somebody is subscribed to it. */
public final class Channels {
  private final Map<String, Set<Session>> subscribers = new ConcurrentHashMap<>();

  /** False when it was subscribed already, or has left. */
  public boolean subscribe(Session session, String channel) {
    if (!session.joined(channel)) {
      return false;
    }
    subscribers.compute(
        channel,
        (name, sessions) -> {
          Set<Session> all = sessions == null ? ConcurrentHashMap.newKeySet(2) : sessions;
          all.add(session);
          return all;
        });
    if (!session.isSubscribed(channel)) {
      remove(session, channel);
    }
    return true;
  }

  public boolean unsubscribe(Session session, String channel) {
    if (!session.parted(channel)) {
      return false;
    }
    remove(session, channel);
    return true;
  }

  void leaveAll(Session session) {
    session.leave().forEach(channel -> remove(session, channel));
  }

  private void remove(Session session, String channel) {
    subscribers.computeIfPresent(
        channel,
        (name, sessions) -> {
          sessions.remove(session);
          return sessions.isEmpty() ? null : sessions;
        });
  }

  public boolean hasSubscribers(String channel) {
    return subscribers.containsKey(channel);
  }

  public Collection<Session> subscribersOf(String channel) {
    return subscribers.getOrDefault(channel, Set.of());
  }

  /** The channels whose names begin so. Looks through all. */
  public List<String> named(String prefix) {
    return subscribers.keySet().stream().filter(name -> name.startsWith(prefix)).toList();
  }

  public int count() {
    return subscribers.size();
  }
}
