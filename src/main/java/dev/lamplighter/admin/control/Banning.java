package dev.lamplighter.admin.control;

import dev.lamplighter.identity.control.Bans;
import dev.lamplighter.identity.control.Logins;
import dev.lamplighter.identity.entity.Ban;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Keeps users out: their logins and sockets end, and no new one begins. */
@ApplicationScoped
@Transactional
public class Banning {
  @Inject private Bans bans;
  @Inject private Logins logins;

  public void ban(Ban ban) {
    bans.ban(ban);
    logins.endAll(ban.userId());
  }
}
