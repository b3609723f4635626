package dev.lamplighter.accounts.control.first;

import dev.lamplighter.accounts.control.Passwords;
import dev.lamplighter.problem.StartFailure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;

/** Keeps a server off the net whose accounts have the demo's password, which everybody knows. */
@ApplicationScoped
public class DemoAccounts {
  /** Demo members had one hash for all, so these are a few. */
  private static final String HASHES =
      "select distinct a.passwordHash from Account a where a.passwordHash is not null"
          + " and (a.admin = true or a.id like :demo)";

  @PersistenceContext private EntityManager entities;
  @Inject private Passwords passwords;

  /**
   * @throws StartFailure where there is one
   */
  @Transactional
  public void refuse() {
    List<String> hashes =
        entities
            .createQuery(HASHES, String.class)
            .setParameter("demo", DemoMembers.ID + "%")
            .getResultList();
    if (hashes.stream().anyMatch(hash -> passwords.matches(DemoMembers.PASSWORD, hash))) {
      throw new StartFailure(
          "This database has accounts with the demo's password, which everybody knows;"
              + " use another database (DATABASE_URL, LAMPLIGHTER_DATA),"
              + " or set LAMPLIGHTER_DEMO=true and change or delete them first.");
    }
  }
}
