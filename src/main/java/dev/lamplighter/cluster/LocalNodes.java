package dev.lamplighter.cluster;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** The nodes of a cluster that is none: this one is alone and has nobody to tell. */
public final class LocalNodes implements Nodes {
  private final Node self;

  public LocalNodes(Node self) {
    this.self = self;
  }

  @Override
  public Node self() {
    return self;
  }

  @Override
  public Set<Node> others() {
    return Set.of();
  }

  @Override
  public Optional<URI> urlOf(String name) {
    return Optional.empty();
  }

  @Override
  public boolean isOldest() {
    return true;
  }

  @Override
  public void send(Node to, String kind, String json) {}

  @Override
  public void sendAll(String kind, String json) {}

  @Override
  public void receive(String kind, Receiver receiver) {}

  @Override
  public void listen(NodeListener listener) {}
}
