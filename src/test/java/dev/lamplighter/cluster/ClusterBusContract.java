package dev.lamplighter.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.hub.Audience;
import dev.lamplighter.hub.Event;
import dev.lamplighter.hub.HubCase.Recorder;
import dev.lamplighter.hub.Session;
import dev.lamplighter.support.Waits;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a bus of several nodes promises besides; three nodes, one of them {@link #bus}'s own. */
interface ClusterBusContract extends BusContract {
  BusMember here();

  BusMember there();

  BusMember elsewhere();

  @Test
  default void anEventShouldReachAUserOnAnotherNodeAndTravelOnlyThere() {
    Recorder ana = new Recorder();
    Session session = there().session("ana", ana);
    here().whereabouts.put(session.userId(), there().nodes.self(), 1);
    int before = elsewhere().eventsCarried.get();

    here().bus.publish(Audience.user("id-ana"), Event.of("e", "1"));

    Waits.until("ana hears", () -> ana.texts().equals(List.of("e 1")));
    here().bus.publish(Audience.everyone(), Event.of("last", "2"));
    Waits.until("all hear", () -> elsewhere().eventsCarried.get() > before);
    assertThat(elsewhere().eventsCarried.get()).as("events carried").isEqualTo(before + 1);
  }

  @Test
  default void aChannelShouldReachItsSubscribersOnlyOnTheirNodes() {
    Recorder ana = new Recorder();
    Session session = there().session("ana", ana);
    there().subscribe(session, "app:far");
    int before = elsewhere().eventsCarried.get();

    here().bus.publish(Audience.channel("app:far"), Event.of("e", "1"));

    Waits.until("ana hears", () -> ana.texts().equals(List.of("e 1")));
    here().bus.publish(Audience.everyone(), Event.of("last", "2"));
    Waits.until("all hear", () -> elsewhere().eventsCarried.get() > before);
    assertThat(elsewhere().eventsCarried.get()).as("events carried").isEqualTo(before + 1);
  }

  @Test
  default void nothingShouldBeLostRightAfterASubscribe() {
    Session session = there().session("ana", new Recorder());
    for (int i = 0; i < 50; i++) {
      Recorder ben = new Recorder();
      Session reader = there().session("ben" + i, ben);
      String channel = "app:fresh-" + i;
      there().subscribe(reader, channel);

      here().bus.publish(Audience.channel(channel), Event.of("e", "1"));

      Waits.until("it came", () -> ben.texts().equals(List.of("e 1")));
    }
    assertThat(session.isClosing()).isFalse();
  }

  @Test
  default void whatOnePublisherSaysShouldComeInOrderOnEveryNode() {
    Recorder ana = new Recorder();
    Recorder ben = new Recorder();
    there().subscribe(there().session("ana", ana), "app:order");
    elsewhere().subscribe(elsewhere().session("ben", ben), "app:order");
    List<String> all = IntStream.range(0, 500).mapToObj(i -> "e " + i).toList();

    IntStream.range(0, 500)
        .forEach(i -> here().bus.publish(Audience.channel("app:order"), Event.of("e", "" + i)));

    Waits.until("all came", () -> ana.texts().equals(all) && ben.texts().equals(all));
  }

  @Test
  default void anAudienceShouldKeepItsExceptionsOnItsWay() {
    Recorder ana = new Recorder();
    Recorder ben = new Recorder();
    there().subscribe(there().session("ana", ana), "app:except");
    there().subscribe(there().session("ben", ben), "app:except");

    here()
        .bus
        .publish(
            Audience.channel("app:except").except(Set.of("id-ana")), Event.latest("e", "1", "k"));

    Waits.until("ben hears", () -> ben.texts().equals(List.of("e 1")));
    assertThat(ana.texts()).isEmpty();
  }

  @Test
  default void jsonShouldArriveCharacterForCharacter() {
    Recorder ana = new Recorder();
    there().subscribe(there().session("ana", ana), "app:json");
    String json = "{\"a\":1.50e3,\"é\":\"\\u00e9\\n\\\"\",\"b\":[ ],\"a2\":\"\ud83d\ude00\"}";

    here().bus.publish(Audience.channel("app:json"), Event.of("e", json));

    Waits.until("it came", () -> ana.texts().equals(List.of("e " + json)));
  }
}
