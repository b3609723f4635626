package dev.lamplighter.accounts.control;

import dev.lamplighter.accounts.entity.Relation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Who has blocked whom. Each call is one statement; any thread; blocks for it. */
@Transactional
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

  /** The same for many users at once; those who blocked nobody are left out. */
  public Map<String, Set<String>> blockedBy(Collection<String> userIds) {
    if (userIds.isEmpty()) {
      return Map.of();
    }
    return entities
        .createQuery(
            "select r from Relation r where r.key.kind ="
                + " dev.lamplighter.accounts.entity.RelationKind.BLOCKS"
                + " and r.key.ownerId in :blockers",
            Relation.class)
        .setParameter("blockers", userIds)
        .getResultStream()
        .collect(
            Collectors.groupingBy(
                Relation::ownerId, Collectors.mapping(Relation::otherId, Collectors.toSet())));
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
