package dev.lamplighter.presence.boundary;

import dev.lamplighter.identity.Caller;
import dev.lamplighter.identity.RequestCaller;
import dev.lamplighter.identity.Unattended;
import dev.lamplighter.presence.control.Presence;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response.Status.Family;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;

/** Whoever changes something over REST is at the keyboard. */
@Provider
public class RestActivity implements ContainerResponseFilter {
  private static final Set<String> CHANGES =
      Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

  @Inject private Presence presence;
  @Context private HttpServletRequest servlet;
  @Context private ResourceInfo resource;

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (CHANGES.contains(request.getMethod())
        && response.getStatusInfo().getFamily() == Family.SUCCESSFUL
        && resource.getResourceMethod() != null
        && !resource.getResourceMethod().isAnnotationPresent(Unattended.class)) {
      RequestCaller.of(servlet).map(Caller::userId).ifPresent(presence::activeByRest);
    }
  }
}
