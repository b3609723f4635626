package dev.lamplighter.presence.control;

import dev.lamplighter.presence.entity.Choice;
import dev.lamplighter.presence.entity.ChosenStatus;
import dev.lamplighter.presence.entity.PresenceChange;
import dev.lamplighter.presence.entity.PresenceRow;
import dev.lamplighter.presence.entity.PresenceState;
import dev.lamplighter.presence.entity.Status;
import dev.lamplighter.presence.entity.StoredPresence;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** One user in the {@link Roster}, with all that decides what others see. */
final class Entry {
  final String userId;
  final String username;
  final Set<String> sessions = new HashSet<>(2);
  Set<String> blocked = Set.of();
  StoredPresence stored;
  Choice choice = Choice.NONE;
  boolean lastSeenForAll;
  boolean signedOff;
  Instant leaseUntil;
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

  /** The first word of the database counts; later ones would be older than what is here. */
  void store(StoredPresence known) {
    if (stored != null) {
      return;
    }
    stored = known;
    choice = known.choice();
    lastSeen = known.lastSeen();
    lastSeenForAll = known.lastSeenForAll();
    blocked = Set.copyOf(known.blocked());
    if (endedAt == null && sessions.isEmpty()) {
      leaseUntil = known.leaseUntil();
      endedAt = known.lastSeen();
    }
    shown = shownAs(Status.OFFLINE, null, 0);
  }

  /** False when it was so already. */
  boolean block(String otherId, boolean block) {
    Set<String> all = new HashSet<>(blocked);
    boolean changed = block ? all.add(otherId) : all.remove(otherId);
    blocked = Set.copyOf(all);
    return changed;
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
    boolean idle = !sessions.isEmpty() && !now.isBefore(lastActive.plus(away));
    boolean staysAway = graceUntil != null && shown.status() == Status.AWAY;
    return choice.status() == ChosenStatus.AWAY || idle || staysAway ? Status.AWAY : Status.ONLINE;
  }

  private boolean isHere() {
    boolean connected = !sessions.isEmpty() && !signedOff;
    return connected || graceUntil != null || leaseUntil != null;
  }

  PresenceState shownAs(Status status, String text, long version) {
    return new PresenceState(
        userId, username, status, text, lastSeenForAll ? lastSeen : null, version);
  }

  PresenceChange changeFrom(PresenceState before) {
    return new PresenceChange(before, shown, blocked);
  }

  PresenceRow row(Instant now) {
    Instant seen = sessions.isEmpty() ? endedAt : now;
    return new PresenceRow(userId, shown.isOnline() ? seen : lastSeen, leaseUntil);
  }

  /** When time alone may change something; null when nothing is left to remember. */
  Instant nextDeadline(Instant now, PresenceSettings settings) {
    Instant forget = sessions.isEmpty() && !isHere() ? forgetAt(now, settings) : null;
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
