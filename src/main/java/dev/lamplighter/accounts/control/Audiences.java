package dev.lamplighter.accounts.control;

import dev.lamplighter.accounts.entity.Acquaintance;
import dev.lamplighter.accounts.entity.Approach;
import dev.lamplighter.database.Database;
import dev.lamplighter.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Whom users let come to them. Two statements at most; any thread; blocks for them. */
@ApplicationScoped
public class Audiences {
  private static final String NOBODY = "nobody";

  @Inject private Database database;
  @Inject @Any private Instance<Acquaintance> acquaintances;

  public boolean accepts(Approach approach, String userId, String callerId) {
    return refusing(approach, callerId, List.of(userId)).isEmpty();
  }

  /** Those among the users who do not let the caller come. */
  public Set<String> refusing(Approach approach, String callerId, Collection<String> userIds) {
    Map<String, String> choosy = choosy(approach, userIds);
    Set<String> refusing = new HashSet<>(choosy.keySet());
    refusing.removeAll(connected(callerId, refusing));
    choosy.forEach(
        (userId, audience) -> {
          if (audience.equals(NOBODY)) {
            refusing.add(userId);
          }
        });
    refusing.remove(callerId);
    return refusing;
  }

  /** Those among the users who have an accepted connection with the caller. */
  public Set<String> connected(String callerId, Collection<String> userIds) {
    return userIds.isEmpty()
        ? Set.of()
        : acquaintances.stream()
            .flatMap(one -> one.connectedWith(callerId, userIds).stream())
            .collect(Collectors.toSet());
  }

  private Map<String, String> choosy(Approach approach, Collection<String> userIds) {
    String column = approach.column();
    try (Sql sql = database.open()) {
      return sql
          .query(
              row -> Map.entry(row.getString(1), row.getString(2)),
              String.format(
                  Locale.ROOT,
                  "SELECT id, %1$s FROM users WHERE id = ANY(?) AND %1$s <> 'everyone'",
                  column),
              userIds)
          .stream()
          .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
  }
}
