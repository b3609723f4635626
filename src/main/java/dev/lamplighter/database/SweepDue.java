package dev.lamplighter.database;

import java.time.Instant;

/** Comes every few minutes on each node: delete the rows that nobody needs any more. */
public record SweepDue(Instant now) {}
