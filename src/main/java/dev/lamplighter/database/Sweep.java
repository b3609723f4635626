package dev.lamplighter.database;

import java.time.Instant;

/** A bean that has rows which nobody needs any more after a while. */
public interface Sweep {
  /** Deletes them; comes every few minutes on each node. */
  void sweep(Instant now);
}
