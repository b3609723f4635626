package dev.lamplighter.feed.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.feed.entity.Counts;
import dev.lamplighter.hub.HubCase;
import dev.lamplighter.support.Waits;
import jakarta.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What those hear who have the feed open, when news between nodes get lost. */
class FeedViewersTest extends HubCase {
  private final List<FeedNews> toOthers = new ArrayList<>();
  private final FeedViewers viewers = new FeedViewers(hub.fanout(), toOthers::add);

  private static FeedNews comment(long version, long comments) {
    return new FeedNews(
        new Counts(7, version, 0, comments),
        "id-ben",
        "ben",
        Set.of(),
        Set.of(),
        Instant.EPOCH,
        Json.createObjectBuilder().add("id", "c" + comments).build(),
        null);
  }

  private static List<String> updates(Recorder viewer) {
    return viewer.texts().stream().filter(text -> text.startsWith("comment_update")).toList();
  }

  @Test
  void commentThatWasLostBeforeANewerOneShouldMakeViewersLookAgain() {
    Recorder viewer = new Recorder();
    hub.channels().subscribe(connect("ana", viewer), FeedRoad.CHANNEL);
    viewers.take(comment(8, 1), false);
    viewers.take(comment(10, 3), false);
    viewers.found(new Counts(7, 10, 0, 3), Instant.EPOCH);

    Waits.until("three updates", () -> updates(viewer).size() == 3);
    assertThat(updates(viewer).get(1)).contains("\"comment\":{\"id\":\"c3\"}");
    assertThat(updates(viewer).get(2))
        .contains("\"comment_count\":3", "\"comment\":null", "\"removed_id\":null");
    assertThat(toOthers).isEmpty();
  }

  @Test
  void countsThatAreOlderThanWhatIsKnownShouldNotBeTold() {
    Recorder viewer = new Recorder();
    hub.channels().subscribe(connect("ana", viewer), FeedRoad.CHANNEL);
    viewers.take(comment(10, 3), false);
    viewers.found(new Counts(7, 9, 0, 2), Instant.EPOCH);

    Waits.until("two updates", () -> updates(viewer).size() == 2);
    assertThat(updates(viewer).get(1)).contains("\"comment_count\":3", "\"version\":10");
  }
}
