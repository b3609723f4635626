package dev.lamplighter.accounts.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Set;

/** Who has blocked whom. Each call is one statement; any thread; blocks for it. */
@ApplicationScoped
public class Blocks {
  private static final String BLOCKED =
      "select r.key.otherId from Relation r where r.key.kind ="
          + " dev.lamplighter.accounts.entity.RelationKind.BLOCKS and r.key.ownerId = :blocker";

  @PersistenceContext private EntityManager entities;

  /** The ids of those whom the user has blocked. */
  public Set<String> blockedBy(String userId) {
    return Set.copyOf(
        entities
            .createQuery(BLOCKED, String.class)
            .setParameter("blocker", userId)
            .getResultList());
  }

  public boolean hasBlocked(String blockerId, String otherId) {
    List<String> found =
        entities
            .createQuery(BLOCKED + " and r.key.otherId = :other", String.class)
            .setParameter("blocker", blockerId)
            .setParameter("other", otherId)
            .getResultList();
    return !found.isEmpty();
  }
}
