package dev.lamplighter.database;

import dev.lamplighter.problem.Outage;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** The one clock that all nodes share. Asked every half minute, estimated in between. */
@ApplicationScoped
public class DatabaseClock implements InstantSource {
  private static final Logger LOG = Logger.getLogger(DatabaseClock.class.getName());
  private static final Duration PERIOD = Duration.ofSeconds(30);

  @Resource(lookup = "java:app/jdbc/lamplighter")
  private DataSource dataSource;

  @Resource private ManagedScheduledExecutorService scheduler;
  private final TimeEstimate estimate = new TimeEstimate(Instant.now(), System.nanoTime());
  private ScheduledFuture<?> running;

  void start(
      @Observes @Priority(Migrations.PRIORITY + 1) @Initialized(ApplicationScoped.class)
          Object start) {
    measure();
    long seconds = PERIOD.toSeconds();
    running = scheduler.scheduleWithFixedDelay(this::measure, seconds, seconds, TimeUnit.SECONDS);
  }

  /** The database's time, never earlier than told before. Any thread; never waits for it. */
  @Override
  public Instant instant() {
    return estimate.at(System.nanoTime());
  }

  /** By how much this machine's clock is ahead of the database's; negative: behind. */
  public Duration ownClockAhead() {
    return Duration.between(instant(), Instant.now());
  }

  /** The database may be away for a while, and a task that throws would never run again. */
  private void measure() {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      long before = System.nanoTime();
      try (ResultSet rows = statement.executeQuery("SELECT CURRENT_TIMESTAMP")) {
        long after = System.nanoTime();
        rows.next();
        Instant told = rows.getObject(1, OffsetDateTime.class).toInstant();
        estimate.measured(told, before, after);
      }
    } catch (SQLException | RuntimeException e) {
      Outage.warn(LOG, "event=database_clock_not_read", e);
    }
  }

  @PreDestroy
  void stop() {
    running.cancel(false);
  }
}
