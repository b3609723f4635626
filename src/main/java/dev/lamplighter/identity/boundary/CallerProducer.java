package dev.lamplighter.identity.boundary;

import dev.lamplighter.identity.Caller;
import dev.lamplighter.identity.RequestCaller;
import dev.lamplighter.identity.control.Authentication;
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
    return RequestCaller.of(request)
        .orElseThrow(() -> ProblemException.of(ProblemType.UNAUTHORIZED, "A token is missing."));
  }

  @Produces
  @RequestScoped
  JsonWebToken token(HttpServletRequest request) {
    return Authentication.verified(request)
        .map(token -> new CallerToken(token.caller().username(), token.claims(), token.text()))
        .orElseGet(() -> CallerToken.of(caller(request)));
  }
}
