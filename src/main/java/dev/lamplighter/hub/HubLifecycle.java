package dev.lamplighter.hub;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.Config;

/** Makes the node's one hub and tells features by CDI events who comes and goes. */
@ApplicationScoped
public class HubLifecycle {

  @Inject private Config config;
  @Inject private Event<SessionAdmitted> admitted;
  @Inject private Event<SessionLeft> left;

  @Produces
  @Singleton
  Hub hub() {
    return new Hub(
        HubSettings.from(config),
        session -> admitted.fire(new SessionAdmitted(session)),
        session -> left.fire(new SessionLeft(session)));
  }

  void close(@Disposes Hub hub) {
    hub.close();
  }
}
