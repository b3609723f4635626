package dev.lamplighter.database;

import dev.lamplighter.problem.Outage;
import dev.lamplighter.problem.ProblemException;
import dev.lamplighter.threads.Timers;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;

/**
 * Asks the database every second, on a connection of its own, so that nobody else has to wait for
 * it to learn that it does not answer, or takes no writes.
 */
@ApplicationScoped
public class DatabaseWatch {
  private static final Logger LOG = Logger.getLogger(DatabaseWatch.class.getName());
  private static final Duration PERIOD = Duration.ofSeconds(1);

  /** Longer than a busy machine or a checkpoint may take, for a false alarm refuses everybody. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final long SILENT_NANOS = PERIOD.plus(PATIENCE).toNanos();
  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  /** Reading may work long after writing has ceased to. */
  private static final String WRITE = "UPDATE installation SET id = id WHERE slot = 1";

  private static final int ASKED_FOR_EACH_WRITE = 5;

  @Resource private ManagedThreadFactory threads;
  @Inject private Installation installation;
  private final LamplighterDataSource source = new LamplighterDataSource();
  private ScheduledExecutorService watcher;

  /** Of the watcher's thread alone; null while there is none. */
  private Connection connection;

  /** Of the watcher's thread alone. */
  private int asked;

  private volatile boolean answered = true;
  private volatile String complaint = "";
  private final DatabaseDisk disk = DatabaseDisk.of(LamplighterDataSource.url());
  private volatile long heardAt = System.nanoTime();

  void start(
      @Observes @Priority(Migrations.PRIORITY + 1) @Initialized(ApplicationScoped.class)
          Object start) {
    installation.id(); // there is a row to write to
    watcher = new Timers(1, threads);
    watcher.scheduleWithFixedDelay(this::ask, 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
  }

  public boolean isUp() {
    return answered && !isSilent();
  }

  /** What keeps it from writing, or soon will, for operators; empty where nothing is known. */
  public String complaint() {
    return complaint;
  }

  /**
   * Refuses what would wait for a database that neither answers nor refuses: else all threads for
   * requests wait for it, and nothing is left for open sockets and health checks.
   *
   * @throws ProblemException UNAVAILABLE
   */
  public void refuseWhileSilent() {
    if (isSilent()) {
      throw ProblemException.unavailable(
          "The database does not answer just now. Try again in a moment.", RETRY_AFTER);
    }
  }

  private boolean isSilent() {
    return System.nanoTime() - heardAt > SILENT_NANOS;
  }

  private void ask() {
    long start = System.nanoTime();
    try {
      answer();
      if (!answered) {
        LOG.info("event=database_up");
      }
      answered = true;
      complaint = disk.complaint();
      LamplighterDataSource.takesWrites(true);
      heardAt = System.nanoTime();
    } catch (SQLException | RuntimeException e) {
      answered = false;
      complaint =
          Optional.of(DatabaseFault.complaint(e))
              .filter(c -> !c.isEmpty())
              .orElseGet(disk::complaint);
      LamplighterDataSource.takesWrites(false);
      Outage.warn(LOG, "event=database_down", e);
      close();
      if (System.nanoTime() - start < PATIENCE.toNanos()) {
        heardAt = System.nanoTime(); // a refusal is an answer, and comes at once to all
      }
    }
  }

  private void answer() throws SQLException {
    if (connection == null) {
      connection = source.connection(PATIENCE);
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("SELECT 1");
      if (!answered || ++asked % ASKED_FOR_EACH_WRITE == 0) {
        statement.execute(WRITE);
      }
    }
  }

  private void close() {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      LOG.fine(() -> "event=watch_not_closed cause=\"" + e.getMessage() + '"');
    }
    connection = null;
  }

  @PreDestroy
  void stop() {
    watcher.execute(this::close);
    watcher.shutdown();
  }
}
