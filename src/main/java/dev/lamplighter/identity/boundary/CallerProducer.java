package dev.lamplighter.identity.boundary;

import dev.lamplighter.identity.Caller;
import dev.lamplighter.identity.control.VerifiedToken;
import dev.lamplighter.problem.ProblemException;
import dev.lamplighter.problem.ProblemType;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.servlet.http.HttpServletRequest;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Hands the signed-in caller to resources, as {@link Caller} and as MicroProfile JWT has it. */
@Dependent
public class CallerProducer {

  @Produces
  @Dependent
  Caller caller(HttpServletRequest request) {
    if (request.getUserPrincipal() instanceof Caller caller) {
      return caller;
    }
    throw ProblemException.of(ProblemType.UNAUTHORIZED, "A token is missing.");
  }

  @Produces
  @RequestScoped
  JsonWebToken token(HttpServletRequest request) {
    var verified = (VerifiedToken) request.getAttribute(TokenMechanism.VERIFIED);
    return verified == null
        ? CallerToken.of(caller(request))
        : new CallerToken(verified.caller().username(), verified.claims(), verified.text());
  }
}
