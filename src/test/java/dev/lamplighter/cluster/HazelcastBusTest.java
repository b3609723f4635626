package dev.lamplighter.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamplighter.hub.Audience;
import dev.lamplighter.hub.Event;
import dev.lamplighter.hub.HubCase.Recorder;
import dev.lamplighter.hub.Session;
import dev.lamplighter.problem.ProblemException;
import dev.lamplighter.support.Waits;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The bus over a network that fails on purpose. */
class HazelcastBusTest implements ClusterBusContract {
  private static final Duration PATIENCE = Duration.ofMillis(300);
  private static final Duration LINGER = Duration.ofMillis(300);

  private final SimulatedNetwork network = new SimulatedNetwork();
  private final List<BusMember> nodes =
      List.of("a", "b", "c").stream()
          .map(name -> BusMember.started(name, network.plug(name), PATIENCE, LINGER))
          .toList();

  @BeforeEach
  void meet() {
    Waits.until("all know all", () -> nodes.stream().allMatch(n -> n.nodes.others().size() == 2));
  }

  @AfterEach
  void close() {
    nodes.forEach(BusMember::close);
    network.close();
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

  @Test
  void aSubscribeThatNotAllKnowShouldBeRefusedAsRetryableAndSucceedLater() {
    Session ana = there().session("ana", new Recorder());
    network.lose((way, text) -> way.equals("a>b") && text.contains("interest_known"));

    assertThatThrownBy(() -> there().subscribe(ana, "app:slow"))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().type().retryable()).isTrue());

    network.loseNothing();
    Waits.untilAsserted("a later try", () -> there().subscribe(ana, "app:slow"));
  }

  @Test
  void aNodeThatLeavesShouldNotKeepASubscribeWaiting() {
    network.lose((way, text) -> way.equals("c>b"));
    Session ana = there().session("ana", new Recorder());
    elsewhere().nodes.close();
    network.remove("c");

    there().subscribe(ana, "app:left");

    assertThat(there().nodes.others()).hasSize(1);
  }

  @Test
  void aNodeThatJoinsLaterShouldKnowWhoListens() {
    Recorder ana = new Recorder();
    there().subscribe(there().session("ana", ana), "app:late");
    try (BusMember late = BusMember.started("d", network.plug("d"), PATIENCE, LINGER)) {
      Recorder ben = new Recorder();
      Waits.until("all know the late one", () -> there().nodes.others().size() == 3);
      there().subscribe(there().session("ben", ben), "app:late");

      late.bus.publish(Audience.channel("app:late"), Event.of("e", "1"));

      Waits.until("both hear", () -> ana.texts().size() == 1 && ben.texts().size() == 1);
    }
  }

  @Test
  void anInterestThatWasLostShouldHealByItself() {
    Recorder ana = new Recorder();
    Session session = there().session("ana", ana);
    network.lose((way, text) -> way.equals("b>a") && text.contains("\"app:lost\""));
    assertThatThrownBy(() -> there().subscribe(session, "app:lost"))
        .isInstanceOf(ProblemException.class);
    there().hub().channels().subscribe(session, "app:lost");
    network.loseNothing();

    Waits.until(
        "a knows that b listens",
        () -> {
          here().bus.publish(Audience.channel("app:lost"), Event.of("e", "1"));
          return !ana.texts().isEmpty();
        });
  }

  @Test
  void anInterestShouldEndSomeTimeAfterTheLastSubscriber() {
    Recorder ana = new Recorder();
    Session session = there().session("ana", ana);
    there().subscribe(session, "app:over");
    there().unsubscribe(session, "app:over");

    Waits.until(
        "nothing travels any more",
        () -> {
          int before = there().eventsCarried.get();
          here().bus.publish(Audience.channel("app:over"), Event.of("e", "1"));
          here().bus.publish(Audience.everyone(), Event.of("last", "1"));
          Waits.until("the last came", () -> there().eventsCarried.get() > before);
          return there().eventsCarried.get() == before + 1;
        });
    there().subscribe(session, "app:over");
    here().bus.publish(Audience.channel("app:over"), Event.of("again", "2"));
    Waits.until("ana hears again", () -> ana.texts().contains("again 2"));
  }
}
