package dev.lamplighter.accounts.control;

import dev.lamplighter.accounts.entity.Dated;
import dev.lamplighter.accounts.entity.Discretion;
import dev.lamplighter.accounts.entity.ProfileView;
import dev.lamplighter.json.PageRequest;
import dev.lamplighter.json.PageRequest.Page;
import dev.lamplighter.json.Times;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** Who looked at whose profile: at most one row for two users, renewed once a day (UTC). */
@ApplicationScoped
public class ProfileViews {
  private static final DatedQuery VIEWS =
      new DatedQuery(
          "from ProfileView e where e.key.viewedId = :viewed", "e.key.viewerId", "e.viewedAt");

  @PersistenceContext private EntityManager entities;
  @Inject @Any private Instance<Discretion> discretions;

  @Transactional
  public void record(String viewerId, String viewedId) {
    if (viewerId.equals(viewedId)
        || discretions.stream().anyMatch(discretion -> discretion.isInvisible(viewerId))) {
      return;
    }
    Instant now = Times.cut(Instant.now());
    ProfileView view = entities.find(ProfileView.class, new ProfileView.Key(viewedId, viewerId));
    if (view == null) {
      insert(viewerId, viewedId, now);
    } else if (view.viewedAt().isBefore(now.truncatedTo(ChronoUnit.DAYS))) {
      view.again(now);
    }
  }

  private void insert(String viewerId, String viewedId, Instant now) {
    entities
        .createNativeQuery(
            "INSERT INTO profile_views (viewed_id, viewer_id, viewed_at)"
                + " VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
        .setParameter(1, viewedId)
        .setParameter(2, viewerId)
        .setParameter(3, Timestamp.from(now))
        .executeUpdate();
  }

  @Transactional
  public Page<Dated> page(String viewedId, PageRequest request) {
    return VIEWS.page(entities, Map.of("viewed", viewedId), request);
  }
}
