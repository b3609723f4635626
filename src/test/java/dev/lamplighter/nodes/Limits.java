package dev.lamplighter.nodes;

import java.time.Duration;

/** What is promised, in time. */
final class Limits {
  /** The product's default, which these tests run with. */
  static final Duration GRACE = Duration.ofSeconds(5);

  /** For a node that was killed: its connections end, so it is missed at once. */
  static final Duration DEATH = Duration.ofSeconds(2).plus(GRACE);

  /** For whatever happens to a node: no ghosts after this. */
  static final Duration TRUTH = Duration.ofSeconds(15);

  /** From one node to another, for what an operator or a user does. */
  static final Duration ACT = Duration.ofSeconds(1);

  /** For what the database tells when no message does. */
  static final Duration REREAD = Duration.ofSeconds(7);

  private Limits() {}

  /** The long form of tests that can be shorter: LAMPLIGHTER_TEST_FULL=true. */
  static boolean full() {
    return Boolean.parseBoolean(System.getenv("LAMPLIGHTER_TEST_FULL"));
  }
}
