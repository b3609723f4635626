package dev.lamplighter.accounts.entity;

/** The issuer has given a user another name. Observe it AFTER_SUCCESS. */
public record Renamed(String userId) {}
