package dev.lamplighter.presence.control;

import dev.lamplighter.json.JsonOutput;
import dev.lamplighter.presence.entity.StoredPresence;
import jakarta.json.JsonObject;
import java.time.Duration;

/**
 * What one node tells the others of one user: its own row, and what it knows of the user as such.
 * Of the latter, each part carries the version that says which is newer.
 *
 * @param row the sender's own sessions
 * @param signedOut whether the sender's last session ended because its login did
 * @param signOff the last explicit logout, or what ended it
 * @param lease the REST lease
 * @param stored as in the database
 */
record PresenceNews(
    NodeRow row, boolean signedOut, SignOff signOff, Lease lease, StoredPresence stored) {

  /** An explicit logout, or its end. */
  record SignOff(boolean signedOff, long version) {
    static final SignOff NEVER = new SignOff(false, 0);

    /** Two nodes may give one version at one moment; then the logout counts, on each of them. */
    boolean isAfter(SignOff other) {
      return version > other.version || version == other.version && signedOff && !other.signedOff;
    }
  }

  /** A REST lease, told by what is left of it, since nodes' clocks differ. */
  record Lease(Duration left, long version) {
    static final Lease NONE = new Lease(Duration.ZERO, 0);
  }

  /** The newest of its versions. */
  long version() {
    return Math.max(signOff.version(), lease.version());
  }

  JsonObject toJson() {
    return new JsonOutput()
        .put("sessions", row.sessions())
        .put("idle", row.idle())
        .put("signed_out", signedOut)
        .put("signed_off", signOff.signedOff())
        .put("signed_version", signOff.version())
        .put("lease_millis", lease.left().toMillis())
        .put("lease_version", lease.version())
        .put("stored", stored.toJson())
        .build();
  }

  static PresenceNews of(JsonObject json) {
    return new PresenceNews(
        new NodeRow(json.getInt("sessions"), json.getBoolean("idle")),
        json.getBoolean("signed_out", false),
        new SignOff(json.getBoolean("signed_off"), longOf(json, "signed_version")),
        new Lease(Duration.ofMillis(longOf(json, "lease_millis")), longOf(json, "lease_version")),
        StoredPresence.of(json.getJsonObject("stored")));
  }

  private static long longOf(JsonObject json, String field) {
    return json.getJsonNumber(field).longValue();
  }
}
