package dev.lamplighter.edge;

import dev.lamplighter.problem.Problem;
import dev.lamplighter.problem.ProblemType;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;

/** Answers the container's own errors as problems, in place of its HTML page. */
final class PlainErrors extends HttpServletResponseWrapper {

  PlainErrors(HttpServletResponse response) {
    super(response);
  }

  @Override
  public void sendError(int status) throws IOException {
    ProblemType type = ProblemType.ofStatus(status);
    if (type.status() == status && !isCommitted()) {
      resetBuffer();
      ProblemAnswer.send(this, Problem.of(type, type.title() + "."));
    } else {
      super.sendError(status);
    }
  }

  @Override
  public void sendError(int status, String message) throws IOException {
    sendError(status);
  }
}
