package dev.lamplighter.presence.control;

import dev.lamplighter.accounts.control.Members;
import dev.lamplighter.accounts.entity.Member;
import dev.lamplighter.cluster.Node;
import dev.lamplighter.cluster.NodeListener;
import dev.lamplighter.hub.Hub;
import dev.lamplighter.hub.Session;
import dev.lamplighter.problem.Outage;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * Keeps up who among this node's watchers may see when a user was last here, though not everyone
 * may. Any thread calls it; the database is asked on its own thread, and never under a lock, so
 * that telling a leave asks nobody.
 */
final class ConfidedWatchers implements NodeListener {
  private static final Logger LOG = Logger.getLogger(ConfidedWatchers.class.getName());

  private final PresenceBoard board;
  private final Hub hub;
  private final Members members;
  private final Confidants confidants;
  private final Executor database;
  private final AtomicLong changes = new AtomicLong();

  /** Each user once, however often they change while the database is slow. */
  private final Set<String> waiting = new LinkedHashSet<>();

  private Map<String, Long> lastRead = Map.of();

  ConfidedWatchers(
      PresenceBoard board, Hub hub, Members members, Confidants confidants, Executor database) {
    this.board = board;
    this.hub = hub;
    this.members = members;
    this.confidants = confidants;
    this.database = database;
  }

  /** The user's audience, or somebody's connection with them, has changed and is committed. */
  void changed(String userId) {
    changes.incrementAndGet();
    look(userId);
  }

  /**
   * What changed of late, as the database has it; each version counts once. One thread at a time.
   */
  void read(Map<String, Long> versions) {
    versions.forEach(
        (userId, version) -> {
          if (!version.equals(lastRead.get(userId))) {
            changed(userId);
          }
        });
    lastRead = versions;
  }

  @Override
  public void joined(Node node) {
    lookAgain();
  }

  @Override
  public void missed(Node node) {
    lookAgain();
  }

  /** That a connection ended is nowhere to be read later, so whoever confides here is asked for. */
  private void lookAgain() {
    String prefix = PresenceEvents.confidedChannel("");
    for (String channel : hub.channels().named(prefix)) {
      changed(channel.substring(prefix.length()));
    }
  }

  private synchronized void look(String userId) {
    if (hub.channels().hasSubscribers(PresenceEvents.watchChannel(userId))
        && waiting.add(userId)
        && waiting.size() == 1) {
      database.execute(this::next);
    }
  }

  /** One at a time, so that what else asks the database comes in between. */
  private void next() {
    refresh(take());
  }

  /** Before reading: what changes from here on is another look. */
  private synchronized String take() {
    String userId = waiting.iterator().next();
    waiting.remove(userId);
    if (!waiting.isEmpty()) {
      database.execute(this::next);
    }
    return userId;
  }

  private void refresh(String userId) {
    try {
      Set<String> viewers =
          hub.channels().subscribersOf(PresenceEvents.watchChannel(userId)).stream()
              .map(Session::userId)
              .collect(Collectors.toSet());
      Set<String> confided =
          members.byIds(List.of(userId)).stream()
              .flatMap(user -> confidants.among(user, viewers).stream())
              .collect(Collectors.toSet());
      board.confide(userId, viewers, confided);
    } catch (RuntimeException e) {
      board.confideNobody(userId);
      Outage.warn(LOG, "event=presence_confidants_failed", e);
    }
  }

  /** The session watches these users from now on. Blocks for the database. */
  void watch(Session session, Collection<Member> users, PresenceStore store) {
    long before = changes.get();
    board.watch(session, store.of(users), confidants.confiding(session.userId(), users));
    if (changes.get() != before) {
      users.stream().filter(Confidants::confides).map(Member::userId).forEach(this::look);
    }
  }
}
