package dev.lamplighter.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.core.HazelcastInstance;
import dev.lamplighter.hub.HubCase.Recorder;
import dev.lamplighter.hub.Session;
import dev.lamplighter.support.Waits;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The directory over two real members of Hazelcast; sessions are on one, admins ask the other. */
class HazelcastSessionsIT implements SessionDirectoryContract {
  private static HazelcastGroup group;

  private final BusMember asked = member(0);
  private final BusMember owner = member(1);
  private final HazelcastSessions directory = directory(0, asked);
  private final HazelcastSessions written = directory(1, owner);

  @BeforeAll
  static void join() {
    group = HazelcastGroup.of(2);
  }

  @AfterAll
  static void part() {
    group.close();
  }

  private static HazelcastInstance hazelcast(int i) {
    return group.members().get(i);
  }

  private static BusMember member(int i) {
    return BusMember.started("n" + i, new HazelcastTransport(hazelcast(i)));
  }

  private static HazelcastSessions directory(int i, BusMember member) {
    return new HazelcastSessions(
        hazelcast(i), member.hub().sessions(), member.nodes, Duration.ofMillis(300), Thread::new);
  }

  @AfterEach
  void close() {
    directory.close();
    written.close();
    asked.close();
    owner.close();
    hazelcast(0).getMap("lamplighter.sessions").clear();
  }

  @Override
  public SessionDirectory directory() {
    return directory;
  }

  @Override
  public Session connect(String user, Recorder recorder) {
    Session session = owner.session(user, recorder);
    written.changed(session);
    return session;
  }

  @Override
  public void disconnect(Session session) {
    owner.hub().closed(session);
    Waits.until("left the hub", () -> owner.hub().sessions().byId(session.id()).isEmpty());
    written.changed(session);
  }

  @Test
  void sessionsOfANodeThatIsGoneShouldBeRemoved() {
    connect("ana", new Recorder());
    Waits.until("shown", () -> directory.count() == 1);

    written.close();
    owner.close();

    Waits.until("removed", () -> directory.count() == 0);
  }

  @Test
  void whatWasLostShouldBeRepairedByItsOwner() {
    Session session = connect("ana", new Recorder());
    Waits.until("shown", () -> directory.byId(session.id()).isPresent());

    hazelcast(0).getMap("lamplighter.sessions").clear();

    Waits.until("repaired", () -> directory.byId(session.id()).isPresent());
    assertThat(directory.byId(session.id()).orElseThrow().node()).isEqualTo("n1");
  }
}
