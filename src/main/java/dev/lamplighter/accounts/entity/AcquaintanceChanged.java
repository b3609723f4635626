package dev.lamplighter.accounts.entity;

/** Two users are connected now, or are not any more; fired within the transaction. */
public record AcquaintanceChanged(String userId, String otherId) {}
