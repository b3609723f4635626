package dev.lamplighter.accounts.control;

import dev.lamplighter.database.Migrations;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Sees to it that a fresh database has somebody in it who can sign in. */
@ApplicationScoped
public class FirstMembers {
  private static final Logger LOG = Logger.getLogger(FirstMembers.class.getName());

  @Inject private AccountSettings settings;
  @Inject private DemoMembers demo;

  void start(
      @Observes @Priority(Migrations.PRIORITY + 10) @Initialized(ApplicationScoped.class)
          Object start) {
    if (settings.demo()) {
      createDemo();
    }
    if (!settings.limitsEnabled()) {
      LOG.warning("event=limits_off effect=failed_logins_are_not_slowed_down");
    }
  }

  private void createDemo() {
    try {
      demo.create();
    } catch (PersistenceException e) {
      LOG.log(Level.INFO, "event=demo_members_exist reason=another_node_made_them");
    }
  }
}
