package dev.lamplighter.json;

import dev.lamplighter.problem.ProblemException;
import dev.lamplighter.problem.ProblemType;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.util.Arrays;

/** Refuses a missing body where a resource takes one: JAX-RS would hand over a null. */
@Provider
public class JsonBodyFilter implements ContainerRequestFilter {
  @Context private ResourceInfo resource;

  @Override
  public void filter(ContainerRequestContext request) {
    boolean takesBody =
        Arrays.asList(resource.getResourceMethod().getParameterTypes()).contains(JsonInput.class);
    if (takesBody && !request.hasEntity()) {
      throw ProblemException.of(
          ProblemType.INVALID_REQUEST, "The body is missing; send a JSON object.");
    }
  }
}
