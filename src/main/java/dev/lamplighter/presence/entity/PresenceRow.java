package dev.lamplighter.presence.entity;

import java.time.Instant;

/**
 * What of a user's presence must outlive a restart.
 *
 * @param lastSeen while a session is open: now, since nobody writes it down when a server is lost
 * @param leaseUntil end of the REST lease, or null
 */
public record PresenceRow(String userId, Instant lastSeen, Instant leaseUntil) {}
