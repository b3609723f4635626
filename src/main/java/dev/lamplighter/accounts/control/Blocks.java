package dev.lamplighter.accounts.control;

import dev.lamplighter.accounts.entity.Relation;
import dev.lamplighter.accounts.entity.RelationKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

  /**
   * The same for many users at once; those who blocked nobody are left out.
   *
   * @return by user whom they blocked, and when those had last seen them, or null for never
   */
  public Map<String, Map<String, Instant>> blockedBy(Collection<String> userIds) {
    if (userIds.isEmpty()) {
      return Map.of();
    }
    Map<String, Map<String, Instant>> found = new HashMap<>();
    entities
        .createQuery(
            "select r from Relation r where r.key.kind ="
                + " dev.lamplighter.accounts.entity.RelationKind.BLOCKS"
                + " and r.key.ownerId in :blockers",
            Relation.class)
        .setParameter("blockers", userIds)
        .getResultStream()
        .forEach(
            block ->
                found
                    .computeIfAbsent(block.ownerId(), id -> new HashMap<>())
                    .put(block.otherId(), block.seenAt()));
    return found;
  }

  /**
   * Part of the transaction in which the block is made.
   *
   * @param time when the blocker was last seen before it, or null for never
   */
  public void seen(String blockerId, String blockedId, Instant time) {
    Relation block =
        entities.find(Relation.class, new Relation.Key(blockerId, RelationKind.BLOCKS, blockedId));
    block.seen(time);
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
