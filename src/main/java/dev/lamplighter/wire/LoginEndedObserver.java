package dev.lamplighter.wire;

import dev.lamplighter.cluster.Nodes;
import dev.lamplighter.hub.CloseCode;
import dev.lamplighter.hub.Hub;
import dev.lamplighter.hub.Session;
import dev.lamplighter.hub.SessionAdmitted;
import dev.lamplighter.identity.LoginEnded;
import dev.lamplighter.identity.RevocationsRead;
import dev.lamplighter.identity.control.RevocationReader;
import dev.lamplighter.identity.control.Tokens;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Signing out ends the sockets of that login, or all of the user's, on every node: the others are
 * told to look into the database, which they do every few seconds anyway.
 */
@ApplicationScoped
public class LoginEndedObserver {
  private static final String HINT = "login_ended";
  private static final int FIRST = 1;

  @Inject private Hub hub;
  @Inject private Nodes nodes;
  @Inject private Tokens tokens;
  @Inject private RevocationReader revocations;
  @Inject private Event<SignedOut> signedOut;

  void started(@Observes @Initialized(ApplicationScoped.class) Object start) {
    nodes.receive(HINT, (from, message) -> revocations.readSoon());
  }

  void ended(@Observes(during = TransactionPhase.AFTER_SUCCESS) LoginEnded event) {
    close(
        event.userId(),
        hub.sessions().ofUser(event.userId()).stream()
            .filter(
                session ->
                    event.loginId() == null || event.loginId().equals(session.caller().loginId()))
            .toList());
    nodes.sendAll(HINT, "{}");
  }

  /**
   * A sign-out that came between the handshake and here looked for this session in vain. Before
   * anybody else hears of the session.
   */
  void admitted(@Observes @Priority(FIRST) SessionAdmitted event) {
    if (isEnded(event.session())) {
      event.session().close(reason(event.session()));
    }
  }

  void endedElsewhere(@Observes RevocationsRead event) {
    hub.sessions().all().stream()
        .filter(session -> !session.isClosing() && isEnded(session))
        .collect(Collectors.groupingBy(Session::userId))
        .forEach(this::close);
  }

  private boolean isEnded(Session session) {
    return tokens.isEnded(session.caller(), session.since());
  }

  /** Presence does not wait for farewells. */
  private void close(String userId, List<Session> sessions) {
    sessions.forEach(session -> session.close(reason(session)));
    signedOut.fire(
        new SignedOut(userId, sessions.stream().map(Session::id).collect(Collectors.toSet())));
  }

  private CloseCode reason(Session session) {
    return tokens.isBanned(session.userId()) ? CloseCode.DISCONNECTED : CloseCode.REVOKED;
  }
}
