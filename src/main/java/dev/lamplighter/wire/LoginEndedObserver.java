package dev.lamplighter.wire;

import dev.lamplighter.hub.CloseCode;
import dev.lamplighter.hub.Hub;
import dev.lamplighter.hub.Session;
import dev.lamplighter.identity.LoginEnded;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;

/** Signing out ends the sockets of that login, or all of the user's. */
@ApplicationScoped
public class LoginEndedObserver {
  @Inject private Hub hub;

  void ended(@Observes(during = TransactionPhase.AFTER_SUCCESS) LoginEnded event) {
    for (Session session : hub.sessions().ofUser(event.userId())) {
      if (event.loginId() == null || event.loginId().equals(session.caller().loginId())) {
        session.close(CloseCode.REVOKED);
      }
    }
  }
}
