package dev.lamplighter.accounts.control;

import dev.lamplighter.accounts.entity.Account;
import dev.lamplighter.accounts.entity.Dated;
import dev.lamplighter.accounts.entity.Member;
import dev.lamplighter.json.PageRequest;
import dev.lamplighter.json.PageRequest.Page;
import dev.lamplighter.json.PlainText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds users by what they show of themselves. */
@Transactional
@ApplicationScoped
public class Directory {
  private static final DatedQuery NEWEST =
      new DatedQuery("from Account e where e.id is not null", "e.id", "e.createdAt");

  private static final String MATCHING =
      "select a from Account a where a.username > :after and (lower(a.username) like :part escape"
          + " '!' or lower(a.displayName) like :part escape '!' or lower(a.town) like :part escape"
          + " '!') order by a.username";

  @PersistenceContext private EntityManager entities;

  /** By username; all users where the text is blank. */
  public Page<Member> matching(String text, PageRequest request) {
    List<Member> found =
        entities
            .createQuery(MATCHING, Account.class)
            .setParameter("after", request.after().orElse(""))
            .setParameter(
                "part",
                "%" + escaped(PlainText.composed(text).strip().toLowerCase(Locale.ROOT)) + "%")
            .setMaxResults(request.limit() + 1)
            .getResultStream()
            .map(Account::member)
            .toList();
    return request.page(found, Member::username);
  }

  public Page<Dated> newest(PageRequest request) {
    return NEWEST.page(entities, Map.of(), request);
  }

  private static String escaped(String text) {
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
  }
}
