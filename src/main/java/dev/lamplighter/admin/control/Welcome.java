package dev.lamplighter.admin.control;

import dev.lamplighter.admin.entity.Broadcast;
import dev.lamplighter.hub.Event;
import dev.lamplighter.hub.Session;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Tells those who come what lasts, once a user: all who came since the last round together, since
 * after a restart that is everyone. Any thread adds; one goes the rounds.
 */
final class Welcome {
  /** Where a user has no socket for everything, those for notifications carry broadcasts. */
  static final String CHANNEL = "notifications";

  /** Who received what, where it is kept. Each call blocks for one statement. */
  interface Receipts {
    /** Those of these users that are written down. */
    Set<Told> among(Collection<Long> broadcasts, Collection<String> userIds);

    void add(Collection<Told> receipts);
  }

  /** A user received a broadcast. */
  record Told(long broadcastId, String userId) {}

  private final Receipts receipts;
  private final Predicate<Session> isHere;
  private final Set<Session> newcomers = ConcurrentHashMap.newKeySet();

  Welcome(Receipts receipts, Predicate<Session> isHere) {
    this.receipts = receipts;
    this.isHere = isHere;
  }

  void came(Session session) {
    newcomers.add(session);
  }

  static boolean isFor(Broadcast broadcast, Session session) {
    return session.hears(CHANNEL)
        && (broadcast.role() == null || session.caller().is(broadcast.role()));
  }

  static Event event(Broadcast broadcast) {
    return Event.of("admin_broadcast", broadcast.toEvent().toString());
  }

  /** Those whose receipts cannot be read wait for the next round. */
  void round(Collection<Broadcast> lasting) {
    List<Session> came = List.copyOf(newcomers);
    List<Session> here = came.stream().filter(isHere).toList();
    Set<Told> before = before(here, lasting);
    came.forEach(newcomers::remove);
    Set<Told> added = new HashSet<>();
    for (Broadcast broadcast : lasting) {
      for (Session session : here) {
        Told told = new Told(broadcast.id(), session.userId());
        if (isFor(broadcast, session) && !before.contains(told)) {
          session.send(event(broadcast));
          added.add(told);
        }
      }
    }
    if (!added.isEmpty()) {
      receipts.add(added);
    }
  }

  private Set<Told> before(List<Session> sessions, Collection<Broadcast> lasting) {
    return sessions.isEmpty() || lasting.isEmpty()
        ? Set.of()
        : receipts.among(
            lasting.stream().map(Broadcast::id).toList(),
            sessions.stream().map(Session::userId).collect(Collectors.toSet()));
  }
}
