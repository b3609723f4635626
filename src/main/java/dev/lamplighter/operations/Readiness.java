package dev.lamplighter.operations;

import dev.lamplighter.problem.Outage;
import dev.lamplighter.wire.Draining;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Ready while the database answers and the server is not about to stop. */
@org.eclipse.microprofile.health.Readiness
@ApplicationScoped
public class Readiness implements HealthCheck {
  private static final Logger LOG = Logger.getLogger(Readiness.class.getName());
  private static final int TIMEOUT_SECONDS = 2;

  @Resource(lookup = "java:app/jdbc/lamplighter")
  private DataSource dataSource;

  @Inject private Draining draining;

  @Override
  public HealthCheckResponse call() {
    boolean database = isDatabaseUp();
    return HealthCheckResponse.named("lamplighter")
        .status(database && !draining.isDraining())
        .withData("database", database ? "up" : "down")
        .withData("draining", draining.isDraining())
        .build();
  }

  private boolean isDatabaseUp() {
    try (Connection connection = dataSource.getConnection()) {
      return connection.isValid(TIMEOUT_SECONDS);
    } catch (SQLException e) {
      Outage.warn(LOG, "event=database_down", e);
      return false;
    }
  }
}
