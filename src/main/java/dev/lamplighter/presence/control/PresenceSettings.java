package dev.lamplighter.presence.control;

import java.time.Duration;
import org.eclipse.microprofile.config.Config;

/**
 * @param grace how long a user whose last session ended stays online
 * @param away how long without activity before a connected user is away
 * @param lease how long one sign of life over REST counts
 * @param remember how long a user who left is kept in memory; longer than any write may take
 * @param broadcastLimit above it, subscribers of {@code online} hear the count only
 * @param writeInterval between two writes of who was last seen when
 */
record PresenceSettings(
    Duration grace,
    Duration away,
    Duration lease,
    Duration remember,
    int broadcastLimit,
    Duration writeInterval) {

  static PresenceSettings from(Config config) {
    Duration writeInterval = config.getValue("lamplighter.presence.write-interval", Duration.class);
    return new PresenceSettings(
        config.getValue("lamplighter.presence.grace", Duration.class),
        config.getValue("lamplighter.presence.away", Duration.class),
        Duration.ofSeconds(config.getValue("ONLINE_THRESHOLD_SECONDS", Integer.class)),
        writeInterval.multipliedBy(30),
        config.getValue("lamplighter.presence.broadcast-limit", Integer.class),
        writeInterval);
  }
}
