package dev.lamplighter.admin.boundary;

import dev.lamplighter.admin.control.Stats;
import dev.lamplighter.hub.Hub;
import dev.lamplighter.hub.Session;
import dev.lamplighter.identity.Caller;
import dev.lamplighter.problem.ProblemException;
import dev.lamplighter.problem.ProblemType;
import dev.lamplighter.wire.ChannelDoor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The channel {@code stats}, for admins. */
@ApplicationScoped
public class StatsDoor implements ChannelDoor {
  @Inject private Hub hub;

  @Override
  public boolean opens(String channel) {
    return channel.equals(Stats.CHANNEL);
  }

  @Override
  public void enter(Session session, String channel) {
    if (!session.caller().is(Caller.ADMIN)) {
      throw ProblemException.of(ProblemType.FORBIDDEN, "Only admins may watch this.");
    }
    hub.channels().subscribe(session, channel);
  }
}
