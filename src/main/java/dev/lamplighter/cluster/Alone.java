package dev.lamplighter.cluster;

import java.util.List;

/** The state of a cluster that is none. */
final class Alone implements ClusterState {
  private final Nodes nodes;

  Alone(Nodes nodes) {
    this.nodes = nodes;
  }

  @Override
  public boolean isClustered() {
    return false;
  }

  @Override
  public List<String> members() {
    return List.of(nodes.self().name());
  }

  @Override
  public boolean isReady() {
    return true;
  }

  @Override
  public List<String> complaints() {
    return List.of();
  }

  @Override
  public long sent() {
    return 0;
  }

  @Override
  public long dropped() {
    return 0;
  }

  @Override
  public long gaps() {
    return 0;
  }
}
