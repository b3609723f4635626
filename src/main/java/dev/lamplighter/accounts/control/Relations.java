package dev.lamplighter.accounts.control;

import dev.lamplighter.accounts.entity.BlockChanged;
import dev.lamplighter.accounts.entity.Dated;
import dev.lamplighter.accounts.entity.Followed;
import dev.lamplighter.accounts.entity.Relation;
import dev.lamplighter.accounts.entity.RelationKind;
import dev.lamplighter.database.Repeated;
import dev.lamplighter.json.PageRequest;
import dev.lamplighter.json.PageRequest.Page;
import dev.lamplighter.json.Times;
import dev.lamplighter.problem.ProblemException;
import dev.lamplighter.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;

/** The lists of others that users keep. Adding or removing twice is the same as once. */
@ApplicationScoped
public class Relations {
  private static final long MAX_ENTRIES = 5_000;
  private static final DatedQuery ENTRIES =
      new DatedQuery(
          "from Relation e where e.key.ownerId = :owner and e.key.kind = :kind",
          "e.key.otherId",
          "e.createdAt");

  @PersistenceContext private EntityManager entities;
  @Inject private Event<BlockChanged> blockChanged;
  @Inject private Event<Followed> followed;

  /**
   * @throws ProblemException CONFLICT where the list is full
   */
  @Repeated
  @Transactional
  public void add(String ownerId, RelationKind kind, String otherId) {
    boolean added =
        entities
                .createNativeQuery(
                    "INSERT INTO relations (owner_id, kind, other_id, created_at)"
                        + " VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING")
                .setParameter(1, ownerId)
                .setParameter(2, kind.name())
                .setParameter(3, otherId)
                .setParameter(4, Timestamp.from(Times.cut(Instant.now())))
                .executeUpdate()
            == 1;
    if (added && count(ownerId, kind) > MAX_ENTRIES) {
      throw ProblemException.of(
          ProblemType.CONFLICT, "The list is full; remove somebody from it first.");
    }
    announce(kind, ownerId, otherId, added, true);
  }

  @Repeated
  @Transactional
  public void remove(String ownerId, RelationKind kind, String otherId) {
    Relation relation = entities.find(Relation.class, new Relation.Key(ownerId, kind, otherId));
    if (relation != null) {
      entities.remove(relation);
    }
    announce(kind, ownerId, otherId, relation != null, false);
  }

  @Transactional
  public Page<Dated> page(String ownerId, RelationKind kind, PageRequest request) {
    return ENTRIES.page(entities, Map.of("owner", ownerId, "kind", kind), request);
  }

  private void announce(
      RelationKind kind, String ownerId, String otherId, boolean changed, boolean added) {
    if (changed && kind == RelationKind.BLOCKS) {
      blockChanged.fire(new BlockChanged(ownerId, otherId, added, Times.cut(Instant.now())));
    }
    if (changed && kind == RelationKind.FOLLOWS && added) {
      followed.fire(new Followed(ownerId, otherId));
    }
  }

  private long count(String ownerId, RelationKind kind) {
    return entities
        .createQuery(
            "select count(r) from Relation r where r.key.ownerId = :owner and r.key.kind = :kind",
            Long.class)
        .setParameter("owner", ownerId)
        .setParameter("kind", kind)
        .getSingleResult();
  }
}
