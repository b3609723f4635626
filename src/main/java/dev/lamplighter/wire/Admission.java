package dev.lamplighter.wire;

import dev.lamplighter.cluster.Whereabouts;
import dev.lamplighter.hub.SessionInfo;
import dev.lamplighter.identity.Caller;
import dev.lamplighter.limits.Limits;
import dev.lamplighter.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** Whether one more session of a user is welcome, whatever wire it comes on. */
@ApplicationScoped
public class Admission {
  @Inject private Limits limits;
  @Inject private Whereabouts whereabouts;
  @Inject private Draining draining;

  /**
   * Whoever it is.
   *
   * @throws ProblemException UNAVAILABLE while the server stops, AddressBusy over the limit
   */
  public void arrive(String address) {
    draining.refuseNewcomers();
    limits.connect(address);
  }

  /** One who arrives and says at once who it is. */
  public SessionInfo admit(Caller caller, String address, String userAgent) {
    arrive(address);
    return admitArrived(caller, address, userAgent);
  }

  /**
   * @throws ProblemException UNAVAILABLE while the server stops, TOO_MANY_REQUESTS over a limit
   */
  public SessionInfo admitArrived(Caller caller, String address, String userAgent) {
    draining.refuseNewcomers();
    limits.refuseKeptOut(caller.userId());
    checkSessions(caller);
    return new SessionInfo(caller, address, userAgent);
  }

  private void checkSessions(Caller caller) {
    if (limits.settings().enabled()
        && whereabouts.sessionsOf(caller.userId()) >= limits.settings().sessions()) {
      throw ProblemException.tooMany(
          "You have too many connections open. Close some.", Duration.ofSeconds(5));
    }
  }
}
