package dev.lamplighter.presence.entity;

import java.time.Instant;
import java.util.Set;

/**
 * What the database knows of a user's presence.
 *
 * @param lastSeen null if never
 * @param lastSeenForAll whether everyone may see {@code lastSeen}
 * @param leaseUntil end of the REST lease, or null
 * @param blocked ids of users whom this user blocked
 */
public record StoredPresence(
    String userId,
    String username,
    Instant lastSeen,
    boolean lastSeenForAll,
    Choice choice,
    Instant leaseUntil,
    Set<String> blocked) {}
