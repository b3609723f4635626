package dev.lamplighter.identity.control;

import dev.lamplighter.database.Sweep;
import dev.lamplighter.identity.entity.Revocation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Logins and users whose tokens are refused before they expire. The table is the truth; each node
 * keeps a copy, so that a look-up costs no statement. Entries only ever come until they are no
 * longer needed, so a copy that lags is completed and never undone.
 */
@ApplicationScoped
public class Revocations implements Sweep {
  /** Nodes' clocks may differ by this much, and a transaction may take this long to commit. */
  private static final Duration OVERLAP = Duration.ofSeconds(60);

  private final Map<String, Revocation> copy = new ConcurrentHashMap<>();
  private volatile Instant readUntil = Instant.EPOCH;

  @PersistenceContext private EntityManager entities;

  /**
   * Reads what other nodes, or an earlier life of this one, have revoked.
   *
   * @return whether there was anything new
   */
  @Transactional
  public boolean refresh() {
    Instant now = Instant.now();
    long added =
        entities
            .createQuery("select r from Revocation r where r.createdAt > :since", Revocation.class)
            .setParameter("since", readUntil.minus(OVERLAP))
            .getResultList()
            .stream()
            .filter(this::isNew)
            .count();
    readUntil = now;
    copy.values().removeIf(revocation -> revocation.keepUntil().isBefore(now));
    return added > 0;
  }

  private boolean isNew(Revocation revocation) {
    Revocation known = copy.get(revocation.subject());
    copy.merge(revocation.subject(), revocation, Revocation::and);
    return known == null || known.issuedBefore().isBefore(revocation.issuedBefore());
  }

  @Override
  @Transactional
  public void sweep(Instant now) {
    entities
        .createQuery("delete from Revocation r where r.keepUntil < :now")
        .setParameter("now", now)
        .executeUpdate();
  }

  void revokeLogin(String loginId, Instant keepUntil) {
    revoke(Revocation.ofLogin(loginId), keepUntil, keepUntil);
  }

  /** Tokens of the very second are left to {@link #revokeLogin}: they tell no finer time. */
  void revokeUser(String userId, Instant now, Instant keepUntil) {
    revoke(Revocation.ofUser(userId), Instant.ofEpochSecond(now.getEpochSecond()), keepUntil);
  }

  private void revoke(String subject, Instant issuedBefore, Instant keepUntil) {
    var revocation = new Revocation(subject, issuedBefore, keepUntil, Instant.now());
    if (renewed(revocation) == 0) {
      insert(revocation);
    }
    copy.merge(subject, revocation, Revocation::and);
  }

  /** Never to an earlier time, whatever the clock of the node that comes second says. */
  private int renewed(Revocation revocation) {
    return entities
        .createNativeQuery(
            "UPDATE revocations SET issued_before = GREATEST(issued_before, ?),"
                + " keep_until = GREATEST(keep_until, ?), created_at = GREATEST(created_at, ?)"
                + " WHERE subject = ?")
        .setParameter(1, Timestamp.from(revocation.issuedBefore()))
        .setParameter(2, Timestamp.from(revocation.keepUntil()))
        .setParameter(3, Timestamp.from(revocation.createdAt()))
        .setParameter(4, revocation.subject())
        .executeUpdate();
  }

  /** Two sign-outs of one login at the same time want the same row. */
  private void insert(Revocation revocation) {
    entities
        .createNativeQuery(
            "INSERT INTO revocations (subject, issued_before, keep_until, created_at)"
                + " VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING")
        .setParameter(1, revocation.subject())
        .setParameter(2, Timestamp.from(revocation.issuedBefore()))
        .setParameter(3, Timestamp.from(revocation.keepUntil()))
        .setParameter(4, Timestamp.from(revocation.createdAt()))
        .executeUpdate();
  }

  boolean isLoginRevoked(String loginId) {
    return copy.containsKey(Revocation.ofLogin(loginId));
  }

  boolean isUserRevoked(String userId, Instant issuedAt) {
    Revocation revocation = copy.get(Revocation.ofUser(userId));
    return revocation != null && issuedAt.isBefore(revocation.issuedBefore());
  }
}
