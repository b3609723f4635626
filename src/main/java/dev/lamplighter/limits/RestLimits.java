package dev.lamplighter.limits;

import dev.lamplighter.identity.Caller;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;

/** A request that changes something is a command too, and has the same limit as on a socket. */
@Provider
public class RestLimits implements ContainerRequestFilter {
  @Inject private Limits limits;
  @Context private ResourceInfo resource;

  @Override
  public void filter(ContainerRequestContext request) {
    boolean reads = "GET".equals(request.getMethod()) || "HEAD".equals(request.getMethod());
    if (!reads && request.getSecurityContext().getUserPrincipal() instanceof Caller caller) {
      limits.command(caller.userId(), resource.getResourceMethod().toGenericString());
    }
  }
}
