package dev.lamplighter.cluster;

import dev.lamplighter.hub.Session;
import dev.lamplighter.hub.Sessions;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The directory of a node that is alone: its hub. */
final class LocalSessions implements SessionDirectory {
  private final Sessions sessions;
  private final String node;

  LocalSessions(Sessions sessions, String node) {
    this.sessions = sessions;
    this.node = node;
  }

  @Override
  public List<Entry> page(String after, int size) {
    return sessions.all().stream()
        .filter(session -> session.id().compareTo(after) > 0)
        .sorted(Comparator.comparing(Session::id))
        .limit(size)
        .map(this::entry)
        .toList();
  }

  @Override
  public int count() {
    return sessions.count();
  }

  @Override
  public Optional<Entry> byId(String id) {
    return sessions.byId(id).map(this::entry);
  }

  @Override
  public List<Entry> ofUsers(Collection<String> userIds) {
    return userIds.stream().flatMap(id -> sessions.ofUser(id).stream()).map(this::entry).toList();
  }

  private Entry entry(Session session) {
    return entry(session, node);
  }

  static Entry entry(Session session, String node) {
    return new Entry(
        session.id(),
        session.userId(),
        session.username(),
        node,
        session.info().address(),
        session.wire().name(),
        session.since(),
        session.info().userAgent());
  }
}
