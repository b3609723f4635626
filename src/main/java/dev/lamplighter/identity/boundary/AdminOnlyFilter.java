package dev.lamplighter.identity.boundary;

import dev.lamplighter.identity.AdminOnly;
import dev.lamplighter.identity.Caller;
import dev.lamplighter.identity.RequestCaller;
import dev.lamplighter.problem.ProblemException;
import dev.lamplighter.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;

/** Holds {@link AdminOnly}. */
@AdminOnly
@Provider
public class AdminOnlyFilter implements ContainerRequestFilter {
  @Context private HttpServletRequest request;

  @Override
  public void filter(ContainerRequestContext context) {
    if (RequestCaller.of(request).filter(caller -> caller.is(Caller.ADMIN)).isEmpty()) {
      throw ProblemException.of(ProblemType.FORBIDDEN, "Only admins may do this.");
    }
  }
}
