package dev.lamplighter.operations;

import dev.lamplighter.database.DatabaseWatch;
import dev.lamplighter.wire.Draining;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** Ready while the database answers and takes writes, and the server is not about to stop. */
@org.eclipse.microprofile.health.Readiness
@ApplicationScoped
public class Readiness implements HealthCheck {
  @Inject private DatabaseWatch database;
  @Inject private Draining draining;

  @Override
  public HealthCheckResponse call() {
    boolean up = database.isUp();
    HealthCheckResponseBuilder answer =
        HealthCheckResponse.named("lamplighter")
            .status(up && !draining.isDraining())
            .withData("database", up ? "up" : "down")
            .withData("draining", draining.isDraining());
    if (!database.complaint().isEmpty()) {
      answer.withData("attention", database.complaint());
    }
    return answer.build();
  }
}
