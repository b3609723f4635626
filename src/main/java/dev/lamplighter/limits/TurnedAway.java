package dev.lamplighter.limits;

import dev.lamplighter.problem.Problem;
import dev.lamplighter.problem.ProblemException;
import dev.lamplighter.problem.ProblemType;
import java.time.Duration;
import java.util.List;

/** Not just now, whoever it is: it passes by itself, and the client is to come back. */
public class TurnedAway extends ProblemException {
  private static final long serialVersionUID = 1L;

  TurnedAway(String detail, Duration retryAfter) {
    super(new Problem(ProblemType.TOO_MANY_REQUESTS, detail, null, List.of(), retryAfter));
  }
}
