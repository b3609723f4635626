package dev.lamplighter.presence.control;

import dev.lamplighter.accounts.control.Blocks;
import dev.lamplighter.accounts.entity.Member;
import dev.lamplighter.database.DatabaseClock;
import dev.lamplighter.json.Times;
import dev.lamplighter.presence.entity.Choice;
import dev.lamplighter.presence.entity.StoredPresence;
import dev.lamplighter.presence.entity.UserPresence;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Presence in the database: table {@code user_presence}. */
@ApplicationScoped
public class PresenceStore {
  @PersistenceContext private EntityManager entities;
  @Inject private Blocks blocks;
  @Inject private DatabaseClock clock;

  /** What is stored of these users, in three statements however many they are. */
  @Transactional
  public List<StoredPresence> of(Collection<Member> users) {
    List<String> ids = users.stream().map(Member::userId).toList();
    Map<String, UserPresence> rows = rows(ids);
    Map<String, Map<String, Instant>> blocked = blocks.blockedBy(ids);
    return users.stream()
        .map(
            user ->
                stored(
                    user,
                    rows.getOrDefault(user.userId(), new UserPresence(user.userId())),
                    blocked.getOrDefault(user.userId(), Map.of())))
        .toList();
  }

  private static StoredPresence stored(
      Member user, UserPresence row, Map<String, Instant> blocked) {
    return new StoredPresence(
        user.userId(),
        user.username(),
        row.lastSeen(),
        user.lastSeenAudience().equals("everyone"),
        row.choice(),
        row.leaseUntil(),
        blocked,
        row.version());
  }

  private Map<String, UserPresence> rows(Collection<String> ids) {
    return ids.isEmpty()
        ? Map.of()
        : entities
            .createQuery("select p from UserPresence p where p.userId in :ids", UserPresence.class)
            .setParameter("ids", ids)
            .getResultStream()
            .collect(Collectors.toMap(UserPresence::userId, Function.identity()));
  }

  /** Ids of users whose lease has not ended. */
  @Transactional
  public List<String> leasedAt(Instant now) {
    return entities
        .createQuery("select p.userId from UserPresence p where p.leaseUntil > :now", String.class)
        .setParameter("now", now)
        .getResultList();
  }

  @Transactional
  public Choice choice(String userId) {
    UserPresence row = entities.find(UserPresence.class, userId);
    return row == null || row.choice().isOver(Instant.now()) ? Choice.NONE : row.choice();
  }

  @Transactional
  public void choose(String userId, Choice choice) {
    UserPresence row = row(userId);
    row.choose(choice);
    row.changed(clock.millis());
  }

  /**
   * To the one who is blocked, the blocker was here for the last time.
   *
   * @param seenAt when it was, as far as it is known here; else the database knows
   */
  @Transactional
  public void blocked(String blockerId, String blockedId, Optional<Instant> seenAt) {
    UserPresence row = row(blockerId);
    blocks.seen(blockerId, blockedId, seenAt.map(Times::cut).orElseGet(row::lastSeen));
    row.changed(clock.millis());
  }

  /** Marks that something of a user changed which {@link #of} tells; for nodes that missed it. */
  @Transactional
  public void touch(String userId) {
    row(userId).changed(clock.millis());
  }

  /** Users changed since then, with the versions they have now. */
  @Transactional
  public Map<String, Long> changedSince(Instant since) {
    return entities
        .createQuery("select p from UserPresence p where p.version > :since", UserPresence.class)
        .setParameter("since", since.toEpochMilli())
        .getResultStream()
        .collect(Collectors.toMap(UserPresence::userId, UserPresence::version));
  }

  /** Made when it is needed first, by whoever comes first. */
  private UserPresence row(String userId) {
    UserPresence found = entities.find(UserPresence.class, userId);
    if (found != null) {
      return found;
    }
    entities
        .createNativeQuery("insert into user_presence (user_id) values (?1) on conflict do nothing")
        .setParameter(1, userId)
        .executeUpdate();
    return entities.find(UserPresence.class, userId);
  }
}
