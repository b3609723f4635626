package dev.lamplighter.problem;

import jakarta.annotation.Priority;
import jakarta.transaction.TransactionalException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Before Jersey's own mapper for these, which throws them on and ends without our answer. */
@Provider
@Priority(1)
public class FailedCommitMapper implements ExceptionMapper<TransactionalException> {
  private final ProblemMapper all = new ProblemMapper();

  @Override
  public Response toResponse(TransactionalException thrown) {
    return all.toResponse(thrown);
  }
}
