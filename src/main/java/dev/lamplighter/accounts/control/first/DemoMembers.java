package dev.lamplighter.accounts.control.first;

import dev.lamplighter.accounts.control.Accounts;
import dev.lamplighter.accounts.control.Passwords;
import dev.lamplighter.accounts.entity.Account;
import dev.lamplighter.accounts.entity.ProfileView;
import dev.lamplighter.accounts.entity.Relation;
import dev.lamplighter.accounts.entity.RelationKind;
import dev.lamplighter.json.Times;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Members to try Lamplighter with. All share one password, which is hashed once. */
@ApplicationScoped
public class DemoMembers {
  public static final String PASSWORD = "lamplighter";

  /** Begins each one's id. */
  static final String ID = "demo-";

  private static final Duration APART = Duration.ofHours(31);
  private static final int FAVORITES = 3;
  private static final int SHORTLISTED = 2;
  private static final int VIEWERS = 4;

  @PersistenceContext private EntityManager entities;
  @Inject private Accounts accounts;
  @Inject private Passwords passwords;

  /** Adds nothing where they are there already. */
  @Transactional
  public void create() {
    List<DemoMember> people = DemoMember.ALL;
    if (accounts.byUsername(people.get(0).username()).isPresent()) {
      return;
    }
    Instant now = Times.cut(Instant.now());
    String hash = passwords.hash(PASSWORD);
    for (int i = 0; i < people.size(); i++) {
      Instant joined = now.minus(APART.multipliedBy(i + 1L)).minus(Duration.ofMinutes(17L * i * i));
      var account = new Account(id(i), people.get(i).username(), hash, false, joined);
      account.change(people.get(i).profile());
      entities.persist(account);
    }
    entities.flush();
    acquaint(people.size(), now);
  }

  private static String id(int number) {
    return ID + (number + 1);
  }

  private void acquaint(int people, Instant now) {
    for (int i = 0; i < people; i++) {
      for (int step = 1; step <= VIEWERS; step++) {
        Instant time = now.minus(Duration.ofMinutes(47L * step + 11L * i));
        String other = id((i + 5 * step) % people);
        entities.persist(new ProfileView(new ProfileView.Key(id(i), other), time));
        keep(i, RelationKind.FAVORITES, step <= FAVORITES, (i + 7 * step) % people, time);
        keep(i, RelationKind.SHORTLIST, step <= SHORTLISTED, (i + 3 * step) % people, time);
      }
    }
  }

  private void keep(int owner, RelationKind kind, boolean wanted, int other, Instant time) {
    if (wanted) {
      entities.persist(new Relation(new Relation.Key(id(owner), kind, id(other)), time));
    }
  }
}
