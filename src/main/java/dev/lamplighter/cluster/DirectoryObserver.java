package dev.lamplighter.cluster;

import dev.lamplighter.hub.Session;
import dev.lamplighter.hub.SessionAdmitted;
import dev.lamplighter.hub.SessionLeft;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Keeps this node's sessions in the shared directory; alone, the hub is the directory. */
@ApplicationScoped
public class DirectoryObserver {
  @Inject private SessionDirectory directory;

  void opened(@Observes SessionAdmitted event) {
    changed(event.session());
  }

  void left(@Observes SessionLeft event) {
    changed(event.session());
  }

  private void changed(Session session) {
    if (directory instanceof HazelcastSessions shared) {
      shared.changed(session);
    }
  }
}
