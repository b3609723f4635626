package dev.lamplighter.problem;

import dev.lamplighter.threads.Fitness;
import jakarta.json.JsonException;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The only mapping from what was thrown to what a client is told. */
public final class Problems {
  private static final Logger LOG = Logger.getLogger(Problems.class.getName());

  /** What a client waits before it tries again. */
  private static final Duration AWAY = Duration.ofSeconds(2);

  private Problems() {}

  /** Unknown faults are logged here, once, under the reference that the client gets. */
  public static Problem of(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof ProblemException refusal) {
        return refusal.problem();
      }
      if (t instanceof JsonException) {
        return Problem.of(ProblemType.INVALID_REQUEST, "The body is not valid JSON.");
      }
      if (t instanceof WebApplicationException http && http.getResponse().getStatus() < 500) {
        ProblemType type = ProblemType.ofStatus(http.getResponse().getStatus());
        return Problem.of(type, type.title() + ".");
      }
    }
    if (Outage.isCauseOf(thrown)) {
      Outage.warn(LOG, "event=database_away", thrown);
      return ProblemException.unavailable(
              "The database cannot be reached just now. Try again in a moment.", AWAY)
          .problem();
    }
    Fitness.note(thrown);
    String reference = "urn:uuid:" + UUID.randomUUID();
    LOG.log(Level.SEVERE, "event=fault reference=" + reference, thrown);
    return new Problem(
        ProblemType.INTERNAL,
        "Something went wrong on our side. The log has it under the reference in 'instance'.",
        reference,
        List.of(),
        null);
  }
}
