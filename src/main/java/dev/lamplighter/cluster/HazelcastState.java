package dev.lamplighter.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** How the cluster looks from this node. */
final class HazelcastState implements ClusterState {
  /** After this time a member that never answered keeps this node from serving no longer. */
  private static final long UNANSWERED_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final Nodes nodes;
  private final Transport transport;
  private final Lives lives;
  private final Doorstep doorstep;
  private final ClusterCounters counters;
  private volatile boolean ready;
  private volatile Long startedAt;
  private volatile List<String> otherSeats = List.of();

  HazelcastState(
      Nodes nodes, Transport transport, Lives lives, Doorstep doorstep, ClusterCounters counters) {
    this.nodes = nodes;
    this.transport = transport;
    this.lives = lives;
    this.doorstep = doorstep;
    this.counters = counters;
  }

  /**
   * @param otherSeats where other nodes should be
   */
  void started(List<String> otherSeats) {
    this.otherSeats = otherSeats;
    startedAt = System.nanoTime();
  }

  @Override
  public boolean isClustered() {
    return true;
  }

  @Override
  public List<String> members() {
    return Stream.concat(Stream.of(nodes.self()), nodes.others().stream())
        .map(Node::name)
        .sorted()
        .toList();
  }

  @Override
  public boolean isReady() {
    Long since = startedAt;
    if (!ready && since != null) {
      ready = unanswered().isEmpty() || System.nanoTime() - since > UNANSWERED_NANOS;
    }
    return ready;
  }

  private List<String> unanswered() {
    String own = transport.self().id();
    return transport.members().stream()
        .filter(member -> !member.id().equals(own) && lives.ofMember(member.id()).isEmpty())
        .map(Transport.Member::address)
        .toList();
  }

  @Override
  public List<String> complaints() {
    List<String> all = new ArrayList<>(doorstep.objections());
    if (transport.members().size() < 2 && !otherSeats.isEmpty()) {
      all.add(
          "none of "
              + String.join(", ", otherSeats)
              + " answered; check the network, LAMPLIGHTER_CLUSTER_NAME and"
              + " LAMPLIGHTER_CLUSTER_SECRET");
    }
    unanswered().forEach(address -> all.add("no answer from " + address));
    all.addAll(transport.complaints());
    return all;
  }

  @Override
  public long sent() {
    return counters.sent.sum();
  }

  @Override
  public long dropped() {
    return counters.dropped.sum();
  }

  @Override
  public long gaps() {
    return counters.gaps.sum();
  }
}
