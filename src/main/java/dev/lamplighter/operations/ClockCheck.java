package dev.lamplighter.operations;

import dev.lamplighter.database.DatabaseClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Says when this machine's clock is off. It stays ready: what must agree uses the database's. */
@Readiness
@ApplicationScoped
public class ClockCheck implements HealthCheck {
  @Inject private DatabaseClock clock;

  @Inject
  @ConfigProperty(name = "lamplighter.clock.tolerance")
  private Duration tolerance;

  @Override
  public HealthCheckResponse call() {
    Duration ahead = clock.ownClockAhead();
    HealthCheckResponseBuilder answer =
        HealthCheckResponse.named("clock").up().withData("ahead_ms", ahead.toMillis());
    if (ahead.abs().compareTo(tolerance) > 0) {
      answer.withData("attention", sentence(ahead));
    }
    return answer.build();
  }

  static String sentence(Duration ahead) {
    return String.format(
        Locale.ROOT,
        "This machine's clock is %.1f s %s the database's; synchronise it (NTP).",
        ahead.abs().toMillis() / 1000.0,
        ahead.isNegative() ? "behind" : "ahead of");
  }
}
