package dev.lamplighter.cluster;

import dev.lamplighter.hub.HubCase.Recorder;
import dev.lamplighter.hub.Session;
import dev.lamplighter.support.Waits;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** The bus over three real members of Hazelcast in this process. */
class HazelcastBusIT implements ClusterBusContract {
  private static HazelcastGroup group;

  private final List<BusMember> nodes =
      group.members().stream()
          .map(
              member ->
                  BusMember.started(
                      "n" + group.members().indexOf(member), new HazelcastTransport(member)))
          .toList();

  @BeforeAll
  static void join() {
    group = HazelcastGroup.of(3);
  }

  @BeforeEach
  void meet() {
    Waits.until("all know all", () -> nodes.stream().allMatch(n -> n.nodes.others().size() == 2));
  }

  @AfterEach
  void close() {
    nodes.forEach(BusMember::close);
  }

  @AfterAll
  static void leave() {
    group.close();
  }

  @Override
  public BusMember here() {
    return nodes.get(0);
  }

  @Override
  public BusMember there() {
    return nodes.get(1);
  }

  @Override
  public BusMember elsewhere() {
    return nodes.get(2);
  }

  @Override
  public Bus bus() {
    return here().bus;
  }

  @Override
  public Session connect(String user, Recorder recorder) {
    return here().session(user, recorder);
  }

  @Override
  public void subscribe(Session session, String channel) {
    here().subscribe(session, channel);
  }
}
