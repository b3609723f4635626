package dev.lamplighter.accounts.entity;

/** A user and all their rows are gone. Observe it AFTER_SUCCESS. */
public record AccountDeleted(String userId, String username) {}
