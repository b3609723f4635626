package dev.lamplighter.identity.control;

import dev.lamplighter.identity.BadToken;
import dev.lamplighter.identity.Caller;
import dev.lamplighter.identity.RequestCaller;
import dev.lamplighter.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Turns a request's token or ticket into its caller. A bad one leaves the request without a caller
 * and with the reason, so that whoever answers a protected path can say it in the right form.
 */
@ApplicationScoped
public class Authentication {
  private static final String VERIFIED = VerifiedToken.class.getName();

  @Inject private Tokens tokens;
  @Inject private Tickets tickets;

  /**
   * May block for the database.
   *
   * @param handshake whether the request opens a WebSocket
   */
  public void authenticate(HttpServletRequest request, boolean handshake) {
    try {
      caller(request, handshake).ifPresent(caller -> RequestCaller.keep(request, caller));
    } catch (ProblemException refusal) {
      BadToken.keep(request, refusal.problem());
    }
  }

  /** Only a handshake's counts. */
  public static boolean bringsTicket(HttpServletRequest request) {
    return TokenInRequest.ticket(request).isPresent();
  }

  private Optional<Caller> caller(HttpServletRequest request, boolean handshake) {
    Optional<VerifiedToken> verified = TokenInRequest.token(request, handshake).map(tokens::read);
    if (!handshake) { // it would be held as long as the socket lives
      verified.ifPresent(token -> request.setAttribute(VERIFIED, token));
    }
    return verified
        .map(VerifiedToken::caller)
        .or(
            () ->
                handshake ? TokenInRequest.ticket(request).map(tickets::redeem) : Optional.empty());
  }

  /** The token of an authenticated request; none where it came with a ticket, or on a handshake. */
  public static Optional<VerifiedToken> verified(HttpServletRequest request) {
    return Optional.ofNullable((VerifiedToken) request.getAttribute(VERIFIED));
  }
}
