package dev.lamplighter.database;

import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionCustomizer;

/**
 * Whoever asks a database that is away is told so at once. EclipseLink would ask twice more with
 * pauses of five seconds, and all threads for requests would soon wait there.
 */
public class NoRetries implements SessionCustomizer {
  @Override
  public void customize(Session session) {
    session.getLogin().setQueryRetryAttemptCount(0);
  }
}
