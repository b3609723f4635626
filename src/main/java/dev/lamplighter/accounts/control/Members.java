package dev.lamplighter.accounts.control;

import dev.lamplighter.accounts.entity.Account;
import dev.lamplighter.accounts.entity.Member;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Looks users up for every feature. Each call is one statement; any thread; blocks for it. */
@Transactional
@ApplicationScoped
public class Members {
  @PersistenceContext private EntityManager entities;

  public Optional<Member> byId(String userId) {
    return byIds(List.of(userId)).stream().findFirst();
  }

  public Optional<Member> byUsername(String username) {
    return Optional.ofNullable(byUsernames(List.of(username)).get(username));
  }

  /** By username; unknown names are left out. At most a few thousand names. */
  public Map<String, Member> byUsernames(Collection<String> usernames) {
    return find("username", usernames).stream()
        .collect(Collectors.toUnmodifiableMap(Member::username, Function.identity()));
  }

  /** In the order of the ids; unknown ones are left out. At most a few thousand ids. */
  public List<Member> byIds(Collection<String> userIds) {
    Map<String, Member> found = new HashMap<>();
    find("id", userIds).forEach(member -> found.put(member.userId(), member));
    return userIds.stream().distinct().filter(found::containsKey).map(found::get).toList();
  }

  private List<Member> find(String field, Collection<String> values) {
    if (values.isEmpty()) {
      return List.of();
    }
    return entities
        .createQuery("select a from Account a where a." + field + " in :values", Account.class)
        .setParameter("values", values)
        .getResultStream()
        .map(Account::member)
        .toList();
  }
}
