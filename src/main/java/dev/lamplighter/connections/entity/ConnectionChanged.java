package dev.lamplighter.connections.entity;

import dev.lamplighter.accounts.entity.Member;

/**
 * Two users asked, connected or parted. Observe it AFTER_SUCCESS.
 *
 * @param connection as it is now; of one that is gone as it was
 * @param what the event that clients are told
 */
public record ConnectionChanged(Connection connection, What what, Member asker, Member asked) {
  /** What happened. */
  public enum What {
    REQUEST("connection_request"),
    ACCEPTED("connection_accepted"),
    REMOVED("connection_removed");

    private final String event;

    What(String event) {
      this.event = event;
    }

    public String event() {
      return event;
    }
  }
}
