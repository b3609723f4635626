package dev.lamplighter.operations;

import dev.lamplighter.threads.Fitness;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** Not alive once a class could not be loaded: the process must be started anew. */
@org.eclipse.microprofile.health.Liveness
@ApplicationScoped
public class Liveness implements HealthCheck {

  @Override
  public HealthCheckResponse call() {
    Optional<String> lost = Fitness.lost();
    HealthCheckResponseBuilder answer = HealthCheckResponse.named("process").status(lost.isEmpty());
    lost.ifPresent(what -> answer.withData("lost", what));
    return answer.build();
  }
}
