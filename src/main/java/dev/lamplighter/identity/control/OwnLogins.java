package dev.lamplighter.identity.control;

import dev.lamplighter.identity.entity.Login;
import dev.lamplighter.json.PageRequest;
import dev.lamplighter.json.PageRequest.Page;
import dev.lamplighter.json.PageRequest.Place;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A user's logins as the user sees them: the devices that are signed in. */
@ApplicationScoped
@Transactional
public class OwnLogins {
  private static final String LIVE =
      "select l from Login l where l.userId = :user and l.expiresAt > :now";
  private static final String BEYOND =
      " and (l.createdAt < :time or (l.createdAt = :time and l.id > :id))";

  @PersistenceContext private EntityManager entities;
  @Inject private Logins logins;

  /** Newest first. */
  public Page<Login> page(String userId, PageRequest request) {
    Optional<Place> place = request.place();
    TypedQuery<Login> query =
        live(LIVE + (place.isPresent() ? BEYOND : "") + " order by l.createdAt desc, l.id", userId);
    place.ifPresent(p -> query.setParameter("time", p.time()).setParameter("id", p.id()));
    List<Login> found = query.setMaxResults(request.limit() + 1).getResultList();
    return request.page(found, login -> new Place(login.createdAt(), login.id()).text());
  }

  /** False: the user has no such login. */
  public boolean end(String userId, String loginId) {
    Optional<Login> login =
        Optional.ofNullable(entities.find(Login.class, loginId))
            .filter(found -> found.userId().equals(userId));
    login.ifPresent(logins::end);
    return login.isPresent();
  }

  public void endOthers(String userId, String keptLoginId) {
    live(LIVE, userId)
        .getResultStream()
        .filter(login -> !login.id().equals(keptLoginId))
        .forEach(logins::end);
  }

  private TypedQuery<Login> live(String query, String userId) {
    return entities
        .createQuery(query, Login.class)
        .setParameter("user", userId)
        .setParameter("now", Instant.now());
  }
}
