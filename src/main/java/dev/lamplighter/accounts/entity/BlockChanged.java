package dev.lamplighter.accounts.entity;

/** A user has blocked another, or taken it back. Observe it AFTER_SUCCESS. */
public record BlockChanged(String blockerId, String blockedId, boolean blocked) {}
