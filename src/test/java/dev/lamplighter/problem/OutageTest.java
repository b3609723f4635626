package dev.lamplighter.problem;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.resource.spi.ResourceAllocationException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client and an operator are told while the database is away. */
class OutageTest {
  private final Logger log = Logger.getAnonymousLogger();
  private final List<LogRecord> said = new ArrayList<>();
  private final String event = "event=" + UUID.randomUUID();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord message) {
          said.add(message);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    log.setUseParentHandlers(false);
    log.addHandler(handler);
  }

  @AfterEach
  void leave() {
    log.removeHandler(handler);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "08001", "08006", "53100", "53300", "57P01", "57P03", "57P05", "58030", "25006", "90098"
      })
  void clientsShouldBeToldToTryAgainWhileTheDatabaseIsAway(String state) {
    Problem problem = Problems.of(new IllegalStateException(new SQLException("gone", state)));

    assertThat(problem.type()).isEqualTo(ProblemType.UNAVAILABLE);
    assertThat(problem.retryAfter()).isPositive();
  }

  @Test
  void clientsShouldBeToldToTryAgainWhileThePoolHasNoConnection() {
    SQLException refused = new SQLException(new ResourceAllocationException("all in use"));

    assertThat(Problems.of(new RuntimeException(refused)).type())
        .isEqualTo(ProblemType.UNAVAILABLE);
  }

  @Test
  void anEmbeddedDatabaseThatCannotWriteItsFileShouldBeAway() {
    SQLException general = new SQLException("General error", "HY000", new IOException("full"));

    assertThat(Problems.of(new RuntimeException(general)).type())
        .isEqualTo(ProblemType.UNAVAILABLE);
    assertThat(Problems.of(new SQLException("General error", "HY000")).type())
        .isEqualTo(ProblemType.INTERNAL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"42P01", "23505", "57014"})
  void aFaultOfOursShouldNotPassForAnOutage(String state) {
    assertThat(Problems.of(new RuntimeException(new SQLException("ours", state))).type())
        .isEqualTo(ProblemType.INTERNAL);
  }

  @Test
  void anOutageShouldBeLoggedInOneLineOnceInAWhile() {
    for (int i = 0; i < 100; i++) {
      Outage.warn(
          log, event + " try=" + i, new RuntimeException(new SQLException("gone", "08006")));
    }

    assertThat(said).hasSize(1);
    assertThat(said.get(0).getMessage()).isEqualTo(event + " try=0 cause=\"gone\"");
    assertThat(said.get(0).getThrown()).isNull();
  }

  @Test
  void whatIsNoOutageShouldBeLoggedEachTimeAndInFull() {
    Exception fault = new IllegalStateException("ours");
    Outage.warn(log, event, fault);
    Outage.warn(log, event, fault);

    assertThat(said).hasSize(2).allMatch(message -> message.getThrown() == fault);
  }
}
