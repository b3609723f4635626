package dev.lamplighter.identity;

import dev.lamplighter.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Why a request's token was refused, kept on the request until somebody has to answer it. */
public final class BadToken {
  private static final String ATTRIBUTE = BadToken.class.getName();

  private BadToken() {}

  public static void keep(HttpServletRequest request, Problem problem) {
    request.setAttribute(ATTRIBUTE, problem);
  }

  public static Optional<Problem> of(HttpServletRequest request) {
    return Optional.ofNullable((Problem) request.getAttribute(ATTRIBUTE));
  }
}
