package dev.lamplighter.wire;

import dev.lamplighter.cluster.Nodes;
import dev.lamplighter.cluster.Whereabouts;
import dev.lamplighter.hub.CloseCode;
import dev.lamplighter.hub.Hub;
import dev.lamplighter.hub.Session;
import dev.lamplighter.hub.SessionAdmitted;
import dev.lamplighter.hub.SessionInfo;
import dev.lamplighter.identity.Caller;
import dev.lamplighter.limits.Limits;
import dev.lamplighter.limits.TurnedAway;
import dev.lamplighter.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;

/** Whether one more session of a user is welcome, whatever wire it comes on. */
@ApplicationScoped
public class Admission {
  @Inject private Limits limits;
  @Inject private Hub hub;
  @Inject private Nodes nodes;
  @Inject private Whereabouts whereabouts;
  @Inject private Draining draining;

  /**
   * Whoever it is.
   *
   * @throws ProblemException UNAVAILABLE while the server stops, TurnedAway over the limit
   */
  public void arrive(String address) {
    draining.refuseNewcomers();
    limits.connect(address);
  }

  /**
   * @throws TurnedAway where the user's requests were refused too often
   */
  public void refuseKeptOut(Caller caller) {
    limits.refuseKeptOut(caller.userId());
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
    refuseKeptOut(caller);
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

  /**
   * Any number may pass {@link #admit} before the first of them counts. Here they are in order, so
   * those over the limit go, and only those.
   */
  void admitted(@Observes SessionAdmitted event) {
    Session session = event.session();
    if (limits.settings().enabled() && sessionsBefore(session) >= limits.settings().sessions()) {
      session.close(CloseCode.TOO_MANY_REQUESTS);
    }
  }

  private long sessionsBefore(Session session) {
    String userId = session.userId();
    return whereabouts.sessionsElsewhere(userId, nodes.self())
        + hub.sessions().ofUser(userId).stream()
            .takeWhile(earlier -> earlier != session)
            .filter(earlier -> !earlier.isClosing())
            .count();
  }
}
