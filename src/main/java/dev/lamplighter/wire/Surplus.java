package dev.lamplighter.wire;

/** What becomes of commands of one kind that a user sends too often. */
public enum Surplus {
  /** Of durable or costly ones: each is refused, and many refusals keep the user out. */
  REFUSED,
  /** Of fleeting ones: not run, and answered as if it had been. */
  DROPPED,
  /** Of fleeting ones whose last word counts: the handler sees to it. */
  HANDLED
}
