package dev.lamplighter.limits;

import dev.lamplighter.identity.Caller;
import dev.lamplighter.identity.RequestCaller;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
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
  @Context private HttpServletRequest servletRequest;

  @Override
  public void filter(ContainerRequestContext request) {
    boolean reads = "GET".equals(request.getMethod()) || "HEAD".equals(request.getMethod());
    if (!reads) {
      RequestCaller.of(servletRequest).ifPresent(this::count);
    }
  }

  private void count(Caller caller) {
    limits.command(caller.userId(), resource.getResourceMethod().toGenericString());
  }
}
