package dev.lamplighter.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lamplighter.hub.Audience;
import dev.lamplighter.hub.Event;
import dev.lamplighter.hub.HubCase.Recorder;
import dev.lamplighter.hub.Session;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every bus promises, however many nodes it connects. */
interface BusContract {
  Bus bus();

  /** A session on this node. */
  Session connect(String user, Recorder recorder);

  void subscribe(Session session, String channel);

  @Test
  default void publisherShouldHearItselfLikeAnyone() {
    Recorder ana = new Recorder();
    subscribe(connect("ana", ana), "app:own");

    bus().publish(Audience.channel("app:own"), Event.of("e", "1"));

    await().until(() -> ana.texts().equals(List.of("e 1")));
  }

  @Test
  default void eventsOfOnePublisherShouldArriveInOrderExactlyOnce() {
    Recorder ana = new Recorder();
    subscribe(connect("ana", ana), "app:order");

    IntStream.range(0, 500)
        .forEach(i -> bus().publish(Audience.channel("app:order"), Event.of("e", "" + i)));

    await().until(() -> ana.texts().size() >= 500);
    assertThat(ana.texts())
        .containsExactlyElementsOf(IntStream.range(0, 500).mapToObj(i -> "e " + i).toList());
  }

  @Test
  default void onlyTheAudienceShouldHear() {
    Recorder ana = new Recorder();
    Recorder ben = new Recorder();
    connect("ana", ana);
    connect("ben", ben);

    bus().publish(Audience.user("id-ana"), Event.of("private", "1"));
    bus().publish(Audience.everyone().except(Set.of("id-ana")), Event.of("others", "2"));

    await().until(() -> ana.texts().size() == 1 && ben.texts().size() == 1);
    assertThat(ana.texts()).containsExactly("private 1");
    assertThat(ben.texts()).containsExactly("others 2");
  }

  @Test
  default void audienceOfNobodyShouldCostNothing() {
    bus().publish(Audience.channel("app:nobody"), Event.of("e", "1"));
    bus().publish(Audience.user("id-nobody"), Event.of("e", "1"));
  }
}
