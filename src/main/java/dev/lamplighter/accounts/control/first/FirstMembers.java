package dev.lamplighter.accounts.control.first;

import dev.lamplighter.database.Migrations;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.Config;

/** Sees to it that a fresh database has somebody in it who can sign in and administer. */
@ApplicationScoped
public class FirstMembers {
  private static final Logger LOG = Logger.getLogger(FirstMembers.class.getName());

  @Inject private Config config;
  @Inject private FirstAdmin admin;
  @Inject private DemoMembers demo;
  @Inject private DemoAccounts demoAccounts;

  void start(
      @Observes @Priority(Migrations.PRIORITY + 10) @Initialized(ApplicationScoped.class)
          Object start) {
    AccountSettings settings = AccountSettings.of(config);
    if (!settings.demo()) {
      demoAccounts.refuse();
    }
    settings.adminPassword().ifPresent(password -> once(() -> admin.create(password)));
    if (settings.demo()) {
      once(demo::create);
      once(() -> admin.create(DemoMembers.PASSWORD));
    }
  }

  /** Of nodes that start at once, one adds the rows; the others fail, and then find them. */
  private static void once(Runnable work) {
    try {
      work.run();
    } catch (PersistenceException e) {
      LOG.log(Level.FINE, "event=first_members_made_elsewhere", e);
      work.run();
    }
  }
}
