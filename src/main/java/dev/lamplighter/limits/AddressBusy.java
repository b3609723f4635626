package dev.lamplighter.limits;

import dev.lamplighter.problem.Problem;
import dev.lamplighter.problem.ProblemException;
import dev.lamplighter.problem.ProblemType;
import java.time.Duration;
import java.util.List;

/** Too many come from one address at this moment; it passes by itself, whoever they are. */
public class AddressBusy extends ProblemException {
  private static final long serialVersionUID = 1L;

  AddressBusy(Duration retryAfter) {
    super(
        new Problem(
            ProblemType.TOO_MANY_REQUESTS,
            "Too many connections from your address. Wait a moment.",
            null,
            List.of(),
            retryAfter));
  }
}
