package dev.lamplighter.identity.control;

import static dev.lamplighter.identity.control.TokenVerifier.refused;

import dev.lamplighter.database.Sweep;
import dev.lamplighter.identity.Caller;
import dev.lamplighter.identity.entity.Ticket;
import dev.lamplighter.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;

/**
 * Single-use stand-ins for a token in a WebSocket's address, where a token would end up in logs.
 * They are rows, since another node than the issuing one may get the handshake.
 */
@ApplicationScoped
public class Tickets implements Sweep {
  public static final Duration LIFETIME = Duration.ofSeconds(30);

  @PersistenceContext private EntityManager entities;
  @Inject private Tokens tokens;

  @Transactional
  public String issue(Caller caller) {
    String ticket = Secrets.random();
    Instant now = Instant.now();
    entities.persist(new Ticket(Secrets.digest(ticket), caller, now, now.plus(LIFETIME)));
    return ticket;
  }

  /**
   * Blocks for the database.
   *
   * @throws ProblemException UNAUTHORIZED where the ticket is unknown, used, too old, or its token
   *     or its login has ended
   */
  @Transactional(dontRollbackOn = ProblemException.class)
  public Caller redeem(String text) {
    String hash = Secrets.digest(text);
    Ticket ticket = entities.find(Ticket.class, hash);
    if (ticket == null || !isFirstUse(hash) || isOver(ticket)) {
      throw refused("The ticket is unknown, used or too old; ask for a new one.");
    }
    tokens.checkRevocation(ticket.caller(), ticket.issuedAt());
    return ticket.caller();
  }

  /** A ticket stands in for its token, and is worth no more than it. */
  private boolean isOver(Ticket ticket) {
    Instant now = Instant.now();
    return now.isAfter(ticket.expiresAt()) || !now.isBefore(tokens.endOf(ticket.caller()));
  }

  private boolean isFirstUse(String hash) {
    return entities
            .createQuery("delete from Ticket t where t.hash = :hash")
            .setParameter("hash", hash)
            .executeUpdate()
        == 1;
  }

  @Override
  @Transactional
  public void sweep(Instant now) {
    entities
        .createQuery("delete from Ticket t where t.expiresAt < :now")
        .setParameter("now", now)
        .executeUpdate();
  }
}
