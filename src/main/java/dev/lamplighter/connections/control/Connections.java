package dev.lamplighter.connections.control;

import dev.lamplighter.accounts.control.Blocks;
import dev.lamplighter.accounts.entity.BlockChanged;
import dev.lamplighter.connections.entity.Connection;
import dev.lamplighter.connections.entity.ConnectionChanged.What;
import dev.lamplighter.connections.entity.Side;
import dev.lamplighter.database.Database;
import dev.lamplighter.database.DatabaseClock;
import dev.lamplighter.database.Repeated;
import dev.lamplighter.database.Sql;
import dev.lamplighter.json.Times;
import dev.lamplighter.problem.ProblemException;
import dev.lamplighter.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;

/**
 * Users ask for connections, accept, decline and end them. Each method is one transaction; both
 * sides are told after its commit.
 */
@ApplicationScoped
public class Connections {
  private static final int MAX_OUTGOING = 1000;
  private static final int TRIES = 3;

  @Inject private Database database;
  @Inject private DatabaseClock clock;
  @Inject private Blocks blocks;
  @Inject private ConnectionNotifications notifications;
  @Inject private ConnectionNews news;

  /** What a request came to. */
  public record Asked(Connection connection, boolean isNew) {}

  /**
   * Who asks whoever asked them accepts; asking again changes nothing.
   *
   * @throws ProblemException NOT_FOUND as for an unknown user, where the other has blocked the
   *     asker
   */
  @Repeated
  @Transactional
  public Asked request(String askerId, String askedId) {
    try (Sql sql = database.open()) {
      ConnectionRows rows = new ConnectionRows(sql);
      rows.lock(askerId, askedId);
      refuse(askerId, askedId);
      if (rows.outgoing(askerId) >= MAX_OUTGOING) {
        throw ProblemException.of(
            ProblemType.CONFLICT, "Too many of your requests wait for an answer. Cancel some.");
      }
      for (int i = 0; i < TRIES; i++) {
        Optional<Connection> made = rows.request(askerId, askedId, now());
        if (made.isPresent()) {
          notifications.requested(made.get());
          return new Asked(told(made.get(), What.REQUEST), true);
        }
        Optional<Connection> known = rows.between(askerId, askedId);
        if (known.isPresent()) { // else it has gone in this moment
          return new Asked(met(rows, askerId, known.get()), false);
        }
      }
    }
    throw ProblemException.of(ProblemType.UNAVAILABLE, "The other one is busy. Try again.");
  }

  private void refuse(String askerId, String askedId) {
    if (askerId.equals(askedId)) {
      throw ProblemException.invalid("username", "must be somebody else's");
    }
    if (blocks.hasBlocked(askedId, askerId)) {
      throw ProblemException.notFound("user");
    }
    if (blocks.hasBlocked(askerId, askedId)) {
      throw ProblemException.of(
          ProblemType.CONFLICT, "You have blocked this user. Unblock them first.");
    }
  }

  private Connection met(ConnectionRows rows, String askerId, Connection known) {
    return known.sideOf(askerId) == Side.INCOMING ? accepted(rows, known) : known;
  }

  /**
   * @throws ProblemException NOT_FOUND for all but who was asked
   */
  @Repeated
  @Transactional
  public Connection accept(String userId, long id) {
    try (Sql sql = database.open()) {
      ConnectionRows rows = new ConnectionRows(sql);
      Connection known = rows.of(id, userId).orElseThrow(Connections::unknown);
      return switch (known.sideOf(userId)) {
        case INCOMING -> accepted(rows, known);
        case ACCEPTED -> known;
        case OUTGOING -> throw unknown();
      };
    }
  }

  private Connection accepted(ConnectionRows rows, Connection known) {
    Connection accepted = new Connection(known.id(), known.askerId(), known.askedId(), true, now());
    if (rows.accept(known.id(), accepted.changedAt())) {
      notifications.accepted(accepted);
      return told(accepted, What.ACCEPTED);
    }
    return rows.of(known.id(), known.askedId())
        .filter(Connection::accepted)
        .orElseThrow(Connections::unknown);
  }

  /**
   * @throws ProblemException NOT_FOUND for all but who was asked and has not answered
   */
  @Repeated
  @Transactional
  public void decline(String userId, long id) {
    try (Sql sql = database.open()) {
      ConnectionRows rows = new ConnectionRows(sql);
      Connection known =
          rows.of(id, userId)
              .filter(connection -> connection.sideOf(userId) == Side.INCOMING)
              .orElseThrow(Connections::unknown);
      end(rows, known);
    }
  }

  /**
   * Cancels one's request, or ends a connection; of somebody else's request it is to decline.
   *
   * @throws ProblemException NOT_FOUND for all but the two
   */
  @Repeated
  @Transactional
  public void remove(String userId, long id) {
    try (Sql sql = database.open()) {
      ConnectionRows rows = new ConnectionRows(sql);
      end(rows, rows.of(id, userId).orElseThrow(Connections::unknown));
    }
  }

  private void end(ConnectionRows rows, Connection connection) {
    if (!rows.remove(connection, now())) {
      throw unknown();
    }
    if (!connection.accepted()) {
      notifications.withdrawn(connection);
    }
    told(connection, What.REMOVED);
  }

  /** A block ends what connects the two. */
  void blocked(@Observes BlockChanged event) {
    if (event.blocked()) {
      try (Sql sql = database.open()) {
        ConnectionRows rows = new ConnectionRows(sql);
        rows.lock(event.blockerId(), event.blockedId());
        rows.between(event.blockerId(), event.blockedId()).ifPresent(known -> end(rows, known));
      }
    }
  }

  private Connection told(Connection connection, What what) {
    news.tell(connection, what);
    return connection;
  }

  private Instant now() {
    return Times.cut(clock.instant());
  }

  private static ProblemException unknown() {
    return ProblemException.notFound("connection");
  }
}
