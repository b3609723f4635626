package dev.lamplighter.accounts.control;

import dev.lamplighter.accounts.entity.Dated;
import dev.lamplighter.json.PageRequest;
import dev.lamplighter.json.PageRequest.Page;
import dev.lamplighter.json.PageRequest.Place;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Pages through users by time, newest first. Keyset paging: entries that come meanwhile neither
 * repeat nor hide others.
 *
 * @param from the entity, as {@code e}, and which rows of it
 * @param user path of the user's id
 * @param time path of the time
 */
record DatedQuery(String from, String user, String time) {

  Page<Dated> page(EntityManager entities, Map<String, ?> parameters, PageRequest request) {
    Optional<Place> place = request.place();
    String beyond =
        String.format(Locale.ROOT, "(%2$s < :time or (%2$s = :time and %1$s > :user))", user, time);
    String select = "select new dev.lamplighter.accounts.entity.Dated(%s, %s) ";
    TypedQuery<Dated> query =
        entities.createQuery(
            String.format(Locale.ROOT, select, user, time)
                + from
                + (place.isPresent() ? " and " + beyond : "")
                + " order by "
                + time
                + " desc, "
                + user,
            Dated.class);
    parameters.forEach(query::setParameter);
    place.ifPresent(p -> query.setParameter("time", p.time()).setParameter("user", p.id()));
    return request.page(query.setMaxResults(request.limit() + 1).getResultList(), Dated::place);
  }
}
