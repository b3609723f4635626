package dev.lamplighter.accounts.entity;

import java.time.Instant;

/** A user has blocked another, or taken it back, at that time. Observe it AFTER_SUCCESS. */
public record BlockChanged(String blockerId, String blockedId, boolean blocked, Instant at) {}
