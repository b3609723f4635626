package dev.lamplighter.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HubTest extends HubCase {
  private final Recorder ana = new Recorder();
  private final Recorder ben = new Recorder();

  @Test
  void confinedSessionShouldHearOfItsUsersOwnOnlyWhatItCameForOrAskedFor() {
    Recorder recorder = new Recorder();
    Session session = prepare("ana", recorder);
    session.confine("messages:1");
    hub.admit(session, () -> hub.channels().subscribe(session, "feed"));
    Audience ana = Audience.user("id-ana");
    hub.fanout().deliver(ana, Event.of("none", "{}"));
    hub.fanout().deliver(ana.about("messages:2"), Event.of("other", "{}"));
    hub.fanout().deliver(ana.about("messages:1"), Event.of("own", "{}"));
    hub.fanout().deliver(ana.about("feed"), Event.of("asked", "{}"));
    hub.fanout().deliver(Audience.channel("feed"), Event.of("channel", "{}"));
    hub.fanout().deliver(Audience.everyone(), Event.of("all", "{}"));

    await().until(() -> recorder.texts().contains("all {}"));
    assertThat(recorder.texts()).containsExactly("own {}", "asked {}", "channel {}", "all {}");
  }

  @Test
  void eventShouldReachSubscribersOnly() {
    hub.channels().subscribe(connect("ana", ana), "app:x");
    connect("ben", ben);

    hub.fanout().deliver(Audience.channel("app:x"), Event.of("hello", "{}"));

    await().until(() -> ana.texts().contains("hello {}"));
    assertThat(ben.texts()).isEmpty();
  }

  @Test
  void eventForAUserShouldReachEachOfTheirSessions() {
    Recorder secondTab = new Recorder();
    connect("ana", ana);
    connect("ana", secondTab);
    connect("ben", ben);

    hub.fanout().deliver(Audience.user("id-ana"), Event.of("hello", "{}"));

    await().until(() -> ana.texts().size() + secondTab.texts().size() == 2);
    assertThat(ben.texts()).isEmpty();
  }

  @Test
  void exceptedUsersShouldHearNothing() {
    Session first = connect("ana", ana);
    Session second = connect("ben", ben);
    hub.channels().subscribe(first, "c");
    hub.channels().subscribe(second, "c");

    Audience audience = Audience.channel("c").except(Set.of("id-ben"));
    hub.fanout().deliver(audience, Event.of("hello", "{}"));
    hub.fanout().deliver(Audience.channel("c").only("id-ben"), Event.of("only", "{}"));

    await().until(() -> ana.texts().contains("hello {}") && ben.texts().contains("only {}"));
    assertThat(ana.texts()).containsExactly("hello {}");
    assertThat(ben.texts()).containsExactly("only {}");
  }

  @Test
  void eventShouldBeEncodedOnceHoweverManyHearIt() {
    AtomicInteger encoded = new AtomicInteger();
    Wire counting =
        new Wire() {
          @Override
          public String name() {
            return "counting";
          }

          @Override
          public Frame encode(Event event) {
            encoded.incrementAndGet();
            return Frame.text(event.json());
          }
        };
    IntStream.range(0, 20)
        .forEach(
            i ->
                hub.admit(
                    hub.prepare(prepare("user" + i, ana).info(), counting, new Recorder()),
                    () -> {}));

    hub.fanout().deliver(Audience.everyone(), Event.of("hello", "{}"));

    assertThat(encoded).hasValue(1);
  }

  @Test
  void whatGathersDuringAWriteShouldGoOutAsOne() {
    ana.stall();
    Session session = connect("ana", ana);
    session.send(Event.of("first", "1"));
    await().until(() -> ana.batches().size() == 1);
    IntStream.range(0, 50).forEach(i -> session.send(Event.of("next", "" + i)));

    ana.release();

    await().until(() -> ana.texts().size() == 51);
    assertThat(ana.batches()).containsExactly(1, 50);
    assertThat(ana.texts()).endsWith("next 48", "next 49");
  }

  @Test
  void slowReaderShouldBeCutOffAtItsBoundAndCostOthersNothing() {
    ana.stall();
    Session slow = connect("ana", ana);
    Session quick = connect("ben", ben);
    hub.channels().subscribe(slow, "c");
    hub.channels().subscribe(quick, "c");

    for (int i = 0; i < 30; i++) {
      hub.fanout().deliver(Audience.channel("c"), Event.of("e", "x".repeat(500)));
      int sent = i + 1;
      await().until(() -> ben.texts().size() == sent);
    }

    await().until(() -> left.contains(slow));
    assertThat(ana.closes()).containsExactly(CloseCode.SLOW_CONSUMER);
    assertThat(hub.counters().closedFor(CloseCode.SLOW_CONSUMER)).isEqualTo(1);
    assertThat(ben.closes()).isEmpty();
  }

  @Test
  void readerThatStopsInAWriteShouldBeCutOffAfterTheSendTimeout() {
    ana.stall();
    connect("ana", ana).send(Event.of("e", "1"));

    await().until(() -> ana.closes().contains(CloseCode.SLOW_CONSUMER));
  }

  @Test
  void politeCloseShouldWriteWhatWaitsFirst() {
    ana.stall();
    Session session = connect("ana", ana);
    session.send(Event.of("first", "1"));
    await().until(() -> ana.batches().size() == 1);
    session.send(Event.of("last", "2"));
    session.close(CloseCode.GOING_AWAY);
    assertThat(ana.closes()).isEmpty();

    ana.release();

    await().until(() -> ana.closes().contains(CloseCode.GOING_AWAY));
    assertThat(ana.texts()).containsExactly("first 1", "last 2");
  }

  @Test
  void greetingShouldArriveOnlyOnceTheSessionCanBeReached() {
    Session session = prepare("ana", ana);
    session.send(Event.of("connected", "{}"));
    hub.fanout().deliver(Audience.everyone(), Event.of("missed", "{}"));
    assertThat(ana.texts()).isEmpty();

    hub.admit(session, () -> {});
    hub.fanout().deliver(Audience.everyone(), Event.of("heard", "{}"));

    await().until(() -> ana.texts().size() == 2);
    assertThat(ana.texts()).containsExactly("connected {}", "heard {}");
  }

  @Test
  void whatTheWirePromisesShouldHoldFromTheFirstFrameOn() {
    Session session = prepare("ana", ana);
    session.send(Event.of("connected", "{}"));

    hub.admit(
        session,
        () -> {
          assertThat(ana.texts()).as("not yet greeted").isEmpty();
          hub.channels().subscribe(session, "c");
        });
    hub.fanout().deliver(Audience.channel("c"), Event.of("heard", "{}"));

    await().until(() -> ana.texts().size() == 2);
    assertThat(ana.texts()).containsExactly("connected {}", "heard {}");
  }

  @Test
  void sessionThatIsClosedWhileItIsAdmittedShouldBeToldWhyAndLeave() {
    whenAdmitted = session -> session.close(CloseCode.REVOKED);
    Session session = prepare("ana", ana);
    session.send(Event.of("connected", "{}"));

    hub.admit(session, () -> hub.channels().subscribe(session, "c"));

    await().until(() -> left.contains(session));
    assertThat(ana.texts()).containsExactly("connected {}");
    assertThat(ana.closes()).containsExactly(CloseCode.REVOKED);
    assertThat(hub.sessions().count()).isZero();
    assertThat(hub.channels().count()).isZero();
  }

  @Test
  void sessionThatMayNotEnterShouldLeaveNothingBehind() {
    Session session = prepare("ana", ana);
    session.send(Event.of("connected", "{}"));

    assertThatThrownBy(
            () ->
                hub.admit(
                    session,
                    () -> {
                      throw new IllegalStateException("no entry");
                    }))
        .hasMessage("no entry");

    assertThat(left).containsExactly(session);
    assertThat(hub.sessions().count()).isZero();
    assertThat(ana.texts()).isEmpty();
  }

  @Test
  void sessionThatWentBeforeItWasAdmittedShouldLeaveNothingBehind() {
    Session session = prepare("ana", ana);
    hub.closed(session);
    hub.admit(session, () -> {});

    await().until(() -> left.contains(session));
    assertThat(hub.sessions().count()).isZero();
    assertThat(hub.sessions().ofUser("id-ana")).isEmpty();
  }

  @Test
  void sessionThatLeftShouldBeForgottenEverywhereOnce() {
    Session session = connect("ana", ana);
    hub.channels().subscribe(session, "c");
    hub.closed(session);
    hub.closed(session);

    await().until(() -> left.contains(session));
    assertThat(hub.channels().count()).isZero();
    assertThat(hub.channels().subscribe(session, "d")).isFalse();
    assertThat(hub.channels().count()).isZero();
    assertThat(left).hasSize(1);
  }
}
