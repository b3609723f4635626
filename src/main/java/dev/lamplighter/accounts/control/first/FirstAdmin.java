package dev.lamplighter.accounts.control.first;

import dev.lamplighter.accounts.control.Accounts;
import dev.lamplighter.accounts.control.Passwords;
import dev.lamplighter.accounts.entity.Account;
import dev.lamplighter.json.Times;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;

/** The account {@code admin}, which nobody can register. */
@ApplicationScoped
public class FirstAdmin {
  static final String NAME = "admin";

  @PersistenceContext private EntityManager entities;
  @Inject private Accounts accounts;
  @Inject private Passwords passwords;

  /**
   * Changes nothing where there is one already, whatever its password.
   *
   * @throws jakarta.persistence.PersistenceException where another node makes it at the same time
   */
  @Transactional
  public void create(String password) {
    if (accounts.byUsername(NAME).isEmpty()) {
      String id = UUID.randomUUID().toString();
      Instant now = Times.cut(Instant.now());
      entities.persist(new Account(id, NAME, passwords.hash(password), true, now));
      entities.flush(); // here, since a commit fails as a transaction's
    }
  }
}
