package dev.lamplighter.presence.control;

import dev.lamplighter.hub.Audience;
import dev.lamplighter.hub.Event;
import dev.lamplighter.hub.Hub;
import dev.lamplighter.hub.Session;
import dev.lamplighter.log.EventLog;
import dev.lamplighter.presence.entity.PresenceChange;
import dev.lamplighter.presence.entity.PresenceState;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells clients of this node what changed: who watches, and who hears of all. Only under the lock
 * of {@link PresenceBoard}, whose roster it reads; never waits.
 */
final class Announcements {
  private final PresenceSettings settings;
  private final Roster roster;
  private final Hub hub;
  private final InstantSource clock;
  private final OnlineCount count;

  Announcements(
      PresenceSettings settings, Roster roster, Hub hub, InstantSource clock, OnlineCount count) {
    this.settings = settings;
    this.roster = roster;
    this.hub = hub;
    this.clock = clock;
    this.count = count;
  }

  void tell(PresenceChange change) {
    if (change.only() != null) {
      tell(change, audience -> audience.only(change.only()));
      count.changed();
      return;
    }
    if (EventLog.isOn() && (change.isJoin() || change.isLeave())) {
      PresenceState user = change.after();
      String event = change.isJoin() ? "online" : "offline";
      EventLog.say(event, "user", user.userId(), "username", user.username());
    }
    tell(change, audience -> audience.except(change.blocked()));
    if (change.isJoin() || change.isLeave()) {
      count.changed();
    }
  }

  private void tell(PresenceChange change, UnaryOperator<Audience> narrowed) {
    Audience watchers = PresenceEvents.watchersOf(change.after().userId());
    if (hub.channels().hasSubscribers(watchers.channel())) {
      Set<String> confided =
          change.only() == null && change.isLeave() ? confided(change) : Set.of();
      tellConfided(change, watchers.only(confided));
      Audience others = narrowed.apply(watchers);
      hub.fanout()
          .deliver(
              others.except(union(others.except(), confided)),
              PresenceEvents.diff(change.before(), change.after()));
    }
    if (roster.onlineCount() <= settings.broadcastLimit()
        && hub.channels().hasSubscribers(PresenceEvents.ONLINE_CHANNEL)) {
      Audience everyone = narrowed.apply(Audience.channel(PresenceEvents.ONLINE_CHANNEL));
      for (Event event : PresenceEvents.broadcasts(change, clock.instant())) {
        hub.fanout().deliver(everyone, event);
      }
    }
  }

  /** Ids of watchers to whom the leave says when it was, though not to all. */
  private Set<String> confided(PresenceChange change) {
    return hub
        .channels()
        .subscribersOf(PresenceEvents.confidedChannel(change.after().userId()))
        .stream()
        .map(Session::userId)
        .filter(viewer -> !change.blocked().contains(viewer))
        .collect(Collectors.toSet());
  }

  private void tellConfided(PresenceChange change, Audience confided) {
    if (!confided.users().isEmpty()) {
      PresenceState after = change.after();
      Instant lastSeen = roster.entry(after.userId()).map(entry -> entry.lastSeen).orElse(null);
      hub.fanout()
          .deliver(confided, PresenceEvents.diff(change.before(), after.lastSeen(lastSeen)));
    }
  }

  private static Set<String> union(Set<String> some, Set<String> others) {
    return others.isEmpty()
        ? some
        : Stream.concat(some.stream(), others.stream()).collect(Collectors.toSet());
  }
}
