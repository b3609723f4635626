package dev.lamplighter.identity.control;

import dev.lamplighter.database.Sweep;
import dev.lamplighter.identity.entity.Ban;
import dev.lamplighter.json.PageRequest;
import dev.lamplighter.json.PageRequest.Page;
import dev.lamplighter.json.PageRequest.Place;
import dev.lamplighter.problem.ProblemException;
import dev.lamplighter.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Users whom an admin keeps out. The table is the truth; each node keeps a copy of the bans that
 * are active, so that a look-up costs no statement, and replaces it every few seconds.
 */
@ApplicationScoped
@Transactional
public class Bans implements Sweep {
  private static final String ACTIVE = "select b from Ban b where b.until > :now";
  private static final String BEYOND = " and (b.at < :time or (b.at = :time and b.userId > :user))";

  private volatile Map<String, Ban> copy = new ConcurrentHashMap<>();

  @PersistenceContext private EntityManager entities;

  /** Reads what other nodes, or an earlier life of this one, have decided. */
  public void refresh() {
    copy =
        active(ACTIVE)
            .getResultStream()
            .collect(
                Collectors.toConcurrentMap(Ban::userId, Function.identity(), (one, other) -> one));
  }

  /** As this node knows it: any thread, no statement. */
  @Transactional(Transactional.TxType.SUPPORTS)
  public Optional<Ban> known(String userId) {
    return Optional.ofNullable(copy.get(userId)).filter(ban -> ban.isActive(Instant.now()));
  }

  /**
   * As the database has it.
   *
   * @throws ProblemException ACCOUNT_BLOCKED where the user is kept out
   */
  public void refuseBanned(String userId) {
    Ban ban = entities.find(Ban.class, userId);
    if (ban != null && ban.isActive(Instant.now())) {
      throw ProblemException.of(ProblemType.ACCOUNT_BLOCKED, ban.sentence());
    }
  }

  /** Replaces the one there was. */
  public void ban(Ban ban) {
    remove(ban.userId());
    entities
        .createNativeQuery(
            "INSERT INTO bans (user_id, banned_until, reason, banned_by, banned_at)"
                + " VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")
        .setParameter(1, ban.userId())
        .setParameter(2, Timestamp.from(ban.storedUntil()))
        .setParameter(3, ban.reason())
        .setParameter(4, ban.by())
        .setParameter(5, Timestamp.from(ban.at()))
        .executeUpdate();
    copy.put(ban.userId(), ban);
  }

  /** False: the user was not kept out. */
  public boolean lift(String userId) {
    boolean wasBanned = remove(userId);
    copy.remove(userId);
    return wasBanned;
  }

  private boolean remove(String userId) {
    return entities
            .createQuery("delete from Ban b where b.userId = :user")
            .setParameter("user", userId)
            .executeUpdate()
        == 1;
  }

  /** Active ones, newest first. */
  public Page<Ban> page(PageRequest request) {
    Optional<Place> place = request.place();
    TypedQuery<Ban> query =
        active(ACTIVE + (place.isPresent() ? BEYOND : "") + " order by b.at desc, b.userId");
    place.ifPresent(p -> query.setParameter("time", p.time()).setParameter("user", p.id()));
    List<Ban> found = query.setMaxResults(request.limit() + 1).getResultList();
    return request.page(found, ban -> new Place(ban.at(), ban.userId()).text());
  }

  private TypedQuery<Ban> active(String query) {
    return entities.createQuery(query, Ban.class).setParameter("now", Instant.now());
  }

  @Override
  public void sweep(Instant now) {
    entities
        .createQuery("delete from Ban b where b.until < :now")
        .setParameter("now", now)
        .executeUpdate();
  }
}
