package dev.lamplighter.limits;

import dev.lamplighter.identity.RequestCaller;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;

/**
 * A request that changes something is a command too, and has the same limit as on a socket. Reads
 * have one together, and searches one of their own besides.
 */
@Provider
public class RestLimits implements ContainerRequestFilter {
  @Inject private Limits limits;
  @Context private ResourceInfo resource;
  @Context private HttpServletRequest servletRequest;

  @Override
  public void filter(ContainerRequestContext request) {
    RequestCaller.of(servletRequest)
        .ifPresent(caller -> count(caller.userId(), request.getMethod()));
  }

  private void count(String userId, String method) {
    Method asked = resource.getResourceMethod();
    if (asked.isAnnotationPresent(Searches.class)) {
      limits.search(userId);
    }
    if ("GET".equals(method) || "HEAD".equals(method)) {
      limits.read(userId);
    } else {
      limits.command(userId, asked.toGenericString());
    }
  }
}
