package dev.lamplighter.identity.boundary;

import dev.lamplighter.identity.BadToken;
import dev.lamplighter.identity.Caller;
import dev.lamplighter.identity.control.Tickets;
import dev.lamplighter.identity.control.Tokens;
import dev.lamplighter.identity.control.VerifiedToken;
import dev.lamplighter.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;

/**
 * Turns a request's token or ticket into its caller. A bad one leaves the request without a caller
 * and with the reason, so that whoever answers a protected path can say it in the right form.
 */
@ApplicationScoped
public class TokenMechanism implements HttpAuthenticationMechanism {
  static final String VERIFIED = VerifiedToken.class.getName();

  @Inject private Tokens tokens;
  @Inject private Tickets tickets;

  @Override
  public AuthenticationStatus validateRequest(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
    try {
      return caller(request)
          .map(caller -> context.notifyContainerAboutLogin(caller, caller.roles()))
          .orElseGet(context::doNothing);
    } catch (ProblemException refusal) {
      BadToken.keep(request, refusal.problem());
      return context.doNothing();
    }
  }

  private Optional<Caller> caller(HttpServletRequest request) {
    Optional<VerifiedToken> verified = TokenInRequest.token(request).map(tokens::read);
    verified.ifPresent(token -> request.setAttribute(VERIFIED, token));
    return verified
        .map(VerifiedToken::caller)
        .or(() -> TokenInRequest.ticket(request).map(tickets::redeem));
  }
}
