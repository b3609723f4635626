package dev.lamplighter.presence.control;

import dev.lamplighter.accounts.entity.Discretion;
import dev.lamplighter.presence.entity.ChosenStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Those who chose to be invisible leave no profile views either. */
@ApplicationScoped
public class PresenceDiscretion implements Discretion {
  @Inject private Presence presence;

  @Override
  public boolean isInvisible(String userId) {
    return presence.choice(userId).status() == ChosenStatus.INVISIBLE;
  }
}
