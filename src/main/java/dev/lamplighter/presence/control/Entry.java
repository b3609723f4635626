package dev.lamplighter.presence.control;

import dev.lamplighter.cluster.Node;
import dev.lamplighter.presence.control.PresenceNews.Lease;
import dev.lamplighter.presence.control.PresenceNews.SignOff;
import dev.lamplighter.presence.entity.Choice;
import dev.lamplighter.presence.entity.ChosenStatus;
import dev.lamplighter.presence.entity.PresenceChange;
import dev.lamplighter.presence.entity.PresenceRow;
import dev.lamplighter.presence.entity.PresenceState;
import dev.lamplighter.presence.entity.Status;
import dev.lamplighter.presence.entity.StoredPresence;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** One user in the {@link Roster}, with all that decides what others see. */
final class Entry {
  final String userId;

  /** As last stored; an external issuer may change it. */
  String username;

  /** Sessions on this node. */
  final Set<String> sessions = new HashSet<>(2);

  /** What other nodes told of their sessions; null while there are none, which is common. */
  private Map<Node, NodeRow> elsewhere;

  /** This node's row, as the others know it. */
  NodeRow told = NodeRow.NONE;

  /** Whether the last session here ended because its login did. */
  boolean signedOut;

  /** The node that had the last session, and so writes down when it ended. */
  Node lastNode;

  Set<String> blocked = Set.of();
  StoredPresence stored;
  Choice choice = Choice.NONE;
  boolean lastSeenForAll;
  SignOff signOff = SignOff.NEVER;
  Instant leaseUntil;
  long leaseVersion;
  Instant graceUntil;
  Instant lastActive;
  Instant endedAt;
  Instant lastSeen;
  Instant deadline;
  PresenceState shown;

  Entry(String userId, String username) {
    this.userId = userId;
    this.username = username;
    this.shown = PresenceState.offline(userId, username, null);
  }

  /** What the database knows; ignored unless newer than what is known here. */
  void store(StoredPresence known, Instant now) {
    if (stored == null) {
      storeFirst(known, now);
    } else if (known.version() > stored.version()) {
      keep(known);
      endedAt = shown.isOnline() ? now : endedAt;
    }
  }

  private void storeFirst(StoredPresence known, Instant now) {
    keep(known);
    lastSeen = known.lastSeen();
    if (endedAt == null && !isConnected()) {
      leaseUntil = known.leaseUntil();
      endedAt = lastSeen == null ? now : lastSeen;
    }
    shown = shownAs(Status.OFFLINE, null, 0);
  }

  private void keep(StoredPresence known) {
    stored = known;
    username = known.username();
    choice = known.choice();
    lastSeenForAll = known.lastSeenForAll();
    blocked = Set.copyOf(known.blocked().keySet());
  }

  /** False when it was so already. */
  boolean block(String otherId, boolean block) {
    Set<String> all = new HashSet<>(blocked);
    boolean changed = block ? all.add(otherId) : all.remove(otherId);
    blocked = Set.copyOf(all);
    return changed;
  }

  boolean isConnected() {
    return !sessions.isEmpty() || elsewhere != null;
  }

  /** The user came, here or elsewhere: neither grace nor lease is needed. */
  void arrived() {
    leaseUntil = null;
    graceUntil = null;
  }

  /** The user's last session ended, on that node. */
  void departed(Node node, Instant now, Duration grace) {
    lastNode = node;
    if (!signOff.signedOff()) {
      endedAt = now;
      graceUntil = now.plus(grace);
    }
  }

  void signOff(SignOff change, Instant now) {
    if (!change.isAfter(signOff)) {
      return;
    }
    signOff = change;
    if (change.signedOff()) {
      leaseUntil = null;
      graceUntil = null;
      endedAt = now;
    }
  }

  void lease(Lease lease, Instant now) {
    if (lease.version() > leaseVersion && lease.version() > signOff.version()) {
      leaseVersion = lease.version();
      if (!isConnected()) {
        leaseUntil = now.plus(lease.left());
        endedAt = now;
      }
    }
  }

  NodeRow rowOf(Node node) {
    return elsewhere == null ? NodeRow.NONE : elsewhere.getOrDefault(node, NodeRow.NONE);
  }

  void putRow(Node node, NodeRow row) {
    if (row.sessions() > 0) {
      elsewhere = elsewhere == null ? new HashMap<>(2) : elsewhere;
      elsewhere.put(node, row);
    } else if (elsewhere != null) {
      elsewhere.remove(node);
      elsewhere = elsewhere.isEmpty() ? null : elsewhere;
    }
  }

  /** This node's row, once the user is known well enough to be told of. */
  NodeRow ownRow(Instant now, Duration away) {
    return stored == null || sessions.isEmpty()
        ? NodeRow.NONE
        : new NodeRow(sessions.size(), isIdleHere(now, away));
  }

  boolean isWorthTelling() {
    return told.sessions() > 0 || leaseUntil != null || signOff.version() > 0;
  }

  PresenceNews news(Instant now) {
    Duration left = leaseUntil == null ? Duration.ZERO : Duration.between(now, leaseUntil);
    return new PresenceNews(
        told, signedOut, signOff, new Lease(left, leaseVersion), stored.lastSeen(lastSeen));
  }

  /** Lets go of what ended by {@code now}. */
  void expire(Instant now) {
    if (choice.isOver(now)) {
      choice = Choice.NONE;
    }
    if (graceUntil != null && !now.isBefore(graceUntil)) {
      graceUntil = null;
    }
    if (leaseUntil != null && !now.isBefore(leaseUntil)) {
      leaseUntil = null;
    }
  }

  PresenceState derive(Instant now, Duration away) {
    Status status = status(now, away);
    return shownAs(status, status.isOnline() ? choice.text() : null, shown.version());
  }

  private Status status(Instant now, Duration away) {
    if (stored == null || choice.status() == ChosenStatus.INVISIBLE || !isHere()) {
      return Status.OFFLINE;
    }
    if (choice.status() == ChosenStatus.BUSY) {
      return Status.BUSY;
    }
    boolean staysAway = graceUntil != null && shown.status() == Status.AWAY;
    boolean isAway = choice.status() == ChosenStatus.AWAY || isIdle(now, away) || staysAway;
    return isAway ? Status.AWAY : Status.ONLINE;
  }

  private boolean isHere() {
    boolean connected = isConnected() && !signOff.signedOff();
    return connected || graceUntil != null || leaseUntil != null;
  }

  boolean isActive(Instant now, Duration away) {
    return isConnected() && !signOff.signedOff() && !isIdle(now, away);
  }

  private boolean isIdle(Instant now, Duration away) {
    return isConnected()
        && (sessions.isEmpty() || isIdleHere(now, away))
        && (elsewhere == null || elsewhere.values().stream().allMatch(NodeRow::idle));
  }

  private boolean isIdleHere(Instant now, Duration away) {
    return !now.isBefore(lastActive.plus(away));
  }

  PresenceState shownAs(Status status, String text, long version) {
    return new PresenceState(
        userId, username, status, text, lastSeenForAll ? lastSeen : null, version);
  }

  PresenceChange changeFrom(PresenceState before) {
    return new PresenceChange(before, shown, blocked, null);
  }

  PresenceRow row(Instant now) {
    Instant seen = isConnected() ? now : endedAt;
    return new PresenceRow(userId, shown.isOnline() ? seen : lastSeen, leaseUntil);
  }

  /** When time alone may change something; null when nothing is left to remember. */
  Instant nextDeadline(Instant now, PresenceSettings settings) {
    Instant forget = !isConnected() && !isHere() ? forgetAt(now, settings) : null;
    Instant idle = sessions.isEmpty() ? null : lastActive.plus(settings.away());
    Instant next =
        Stream.of(
                graceUntil,
                leaseUntil,
                choice.expiresAt(),
                idle != null && idle.isAfter(now) ? idle : null,
                forget)
            .filter(Objects::nonNull)
            .min(Instant::compareTo)
            .orElse(now.plus(settings.away()));
    return forget != null && !now.isBefore(forget) ? null : next;
  }

  /** An entry outlives its user's presence until the database has surely caught up. */
  private Instant forgetAt(Instant now, PresenceSettings settings) {
    return (endedAt == null ? now : endedAt).plus(settings.remember());
  }
}
