package dev.lamplighter.wire.socketio.recovery;

import dev.lamplighter.database.DatabaseClock;
import dev.lamplighter.hub.Event;
import dev.lamplighter.hub.Place;
import dev.lamplighter.wire.KeptEvents;
import dev.lamplighter.wire.KeptEvents.Stretch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What of all features a client lacks. Blocks for the database. */
@ApplicationScoped
public class Missed {
  private static final int MOST_CHARACTERS = 512 * 1024;

  /** A change may be committed this long after its time, and its event wait in a socket. */
  private static final Duration ON_ITS_WAY = Duration.ofSeconds(15);

  @Inject @Any private Instance<KeptEvents> features;
  @Inject private DatabaseClock clock;

  /** What somebody has who comes now and loads the rest; empty where too much is going on. */
  Optional<Had> nothing(String userId) {
    Had had = new Had(Had.start(clock.instant()));
    for (KeptEvents kept : features) {
      List<Stretch> stretches = kept.since(userId, had.lookFrom());
      if (stretches.size() > KeptEvents.MOST) {
        return Optional.empty();
      }
      stretches.forEach(stretch -> had.mark(stretch.stream()).raise(stretch.to()));
    }
    return Optional.of(had);
  }

  /** All that lacks, in order; empty where it is too much. */
  Optional<List<Event>> of(String userId, Offset offset) {
    Had had = offset.had();
    Instant told = offset.at().minus(ON_ITS_WAY);
    List<Event> missed = new ArrayList<>();
    for (KeptEvents kept : features) {
      List<Stretch> stretches = kept.since(userId, had.lookFrom());
      long count = stretches.stream().mapToLong(had::missing).sum();
      if (stretches.size() > KeptEvents.MOST || count > KeptEvents.MOST) {
        return Optional.empty();
      }
      kept.changed(userId, told).stream()
          .filter(event -> isKnown(event.place(), had, stretches))
          .map(event -> new Event(event.name(), event.json(), null))
          .forEach(missed::add);
      missed.addAll(events(kept, userId, had, stretches));
    }
    int size = missed.stream().mapToInt(event -> event.json().length()).sum();
    return missed.size() > KeptEvents.MOST || size > MOST_CHARACTERS
        ? Optional.empty()
        : Optional.of(missed);
  }

  /** What the client lacks comes to it as it is now, so its changes are no news. */
  private static boolean isKnown(Place place, Had had, List<Stretch> stretches) {
    return place == null
        || had.has(place)
        || stretches.stream()
            .noneMatch(
                stretch ->
                    stretch.stream().equals(place.stream()) && place.seq() > had.floor(stretch));
  }

  private static List<Event> events(
      KeptEvents kept, String userId, Had had, List<Stretch> stretches) {
    Map<String, Long> after = new HashMap<>();
    stretches.stream()
        .filter(stretch -> had.missing(stretch) > 0)
        .forEach(stretch -> after.put(stretch.stream(), had.floor(stretch)));
    return after.isEmpty() ? List.of() : kept.after(userId, after);
  }

  /** What came to the user's streams; empty where it is too much. */
  Optional<List<Stretch>> since(String userId, Instant since) {
    List<Stretch> all = new ArrayList<>();
    features.forEach(kept -> all.addAll(kept.since(userId, since)));
    return all.size() > KeptEvents.MOST ? Optional.empty() : Optional.of(all);
  }
}
