package dev.lamplighter.listener;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class QuietLogTest {
  private static final String CONTAINER = "jakarta.enterprise.web";

  private static boolean isSaid(String logger, Throwable thrown) {
    LogRecord entry = new LogRecord(Level.SEVERE, "x");
    entry.setLoggerName(logger);
    entry.setThrown(thrown);
    return QuietLog.isWorthIt(entry);
  }

  @Test
  void whatClientsDoShouldNotBeSaid() {
    assertThat(isSaid(CONTAINER, new IllegalStateException(new EOFException()))).isFalse();
    assertThat(isSaid("org.glassfish.jersey.server", new IOException("Broken pipe"))).isFalse();
  }

  @Test
  void traceWithinAMessageShouldCountAsWell() {
    String trace = "threw exception\n%s\n\tat a.b.C.d(C.java:1)\nCaused by: x\n";

    assertThat(isSaid(trace.formatted("java.io.IOException: Connection is closed"))).isFalse();
    assertThat(isSaid(trace.formatted("java.io.EOFException"))).isFalse();
    assertThat(isSaid(trace.formatted("java.io.IOException: No space left on device"))).isTrue();
  }

  private static boolean isSaid(String message) {
    LogRecord entry = new LogRecord(Level.SEVERE, message);
    entry.setLoggerName(CONTAINER);
    return QuietLog.isWorthIt(entry);
  }

  @Test
  void faultsOfTheServerShouldBeSaid() {
    assertThat(isSaid(CONTAINER, null)).isTrue();
    assertThat(isSaid(CONTAINER, new IOException("No space left on device"))).isTrue();
    assertThat(isSaid(CONTAINER, new IllegalArgumentException("x"))).isTrue();
  }

  @Test
  void lossOfOtherConnectionsShouldBeSaid() {
    assertThat(isSaid(CONTAINER, new SQLException(new EOFException()))).isTrue();
    assertThat(isSaid("com.hazelcast.x", new IOException("Connection reset by peer"))).isTrue();
  }
}
