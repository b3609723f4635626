package dev.lamplighter.problem;

import java.time.Duration;
import java.util.List;

/** The one exception that features throw on purpose. It is a refusal, not a fault: no stack. */
public class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  public ProblemException(Problem problem) {
    super(problem.detail(), null, false, false);
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }

  public static ProblemException of(ProblemType type, String detail) {
    return new ProblemException(Problem.of(type, detail));
  }

  public static ProblemException invalid(String field, String message) {
    return new ProblemException(
        new Problem(
            ProblemType.INVALID_REQUEST,
            field + " " + message,
            null,
            List.of(new Problem.FieldError(field, message)),
            null));
  }

  /** Not there, not yours and malformed look alike to a stranger. */
  public static ProblemException notFound(String what) {
    return of(ProblemType.NOT_FOUND, "There is no such " + what + ".");
  }

  public static ProblemException unavailable(String detail, Duration retryAfter) {
    return new ProblemException(
        new Problem(ProblemType.UNAVAILABLE, detail, null, List.of(), retryAfter));
  }

  public static ProblemException tooMany(String detail, Duration retryAfter) {
    return new ProblemException(
        new Problem(ProblemType.TOO_MANY_REQUESTS, detail, null, List.of(), retryAfter));
  }
}
