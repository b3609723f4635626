package dev.lamplighter.accounts.entity;

/** A user has chosen who learns when they were last here. Observe it AFTER_SUCCESS. */
public record AudienceChanged(String userId, String lastSeenAudience) {}
