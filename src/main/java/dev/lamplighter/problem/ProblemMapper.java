package dev.lamplighter.problem;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Renders whatever a resource threw as {@code application/problem+json}. */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {

  @Override
  public Response toResponse(Throwable thrown) {
    Problem problem = Problems.of(thrown);
    var response =
        Response.status(problem.type().status())
            .type(Problem.MEDIA_TYPE)
            .entity(problem.toJson().toString());
    if (problem.retryAfter() != null) {
      response.header("Retry-After", problem.retryAfterSeconds());
    }
    return response.build();
  }
}
