package dev.lamplighter.hub;

/** A session is open. Observed on the thread that opened it, before its first command. */
public record SessionAdmitted(Session session) {}
