package dev.lamplighter.wire;

import dev.lamplighter.cluster.NodeListener;
import dev.lamplighter.cluster.Nodes;
import dev.lamplighter.hub.CloseCode;
import dev.lamplighter.hub.Hub;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/**
 * Closes all sockets of a node that stood still: the other nodes have told the world that its users
 * left, and its own clients missed what was sent since. They come back at once.
 */
@ApplicationScoped
public class ThawedNode implements NodeListener {
  @Inject private Nodes nodes;
  @Inject private Hub hub;

  void started(@Observes @Initialized(ApplicationScoped.class) Object start) {
    nodes.listen(this);
  }

  @Override
  public void reborn(boolean frozen) {
    if (frozen) {
      hub.sessions().all().forEach(session -> session.close(CloseCode.SILENT));
    }
  }
}
