package dev.lamplighter.wire;

import dev.lamplighter.hub.Event;
import dev.lamplighter.hub.Place;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a feature keeps of its events, so that a client that was away can be told them. Found by
 * CDI. All but {@link #sent} and {@link #given} block for the database.
 */
public interface KeptEvents {
  /**
   * What came to one stream.
   *
   * @param from the last number before it
   * @param to the last number of all
   * @param lastAt when that one came, or later
   */
  record Stretch(String stream, long from, long to, Instant lastAt) {}

  /** What happened is asked for no longer than this afterwards. */
  Duration LONGEST = Duration.ofDays(2);

  /** More than this of anything is too much to be told again. */
  int MOST = 500;

  /**
   * The user's streams to which something came after a time, by the database's clock; a stream may
   * be named though nothing came. Of a stream that more than {@link #MOST} came to, and of the
   * streams, only that many and one.
   */
  List<Stretch> since(String userId, Instant since);

  /**
   * The events after these places, each with its own, a stream's in order.
   *
   * @param after streams that {@link #since} named for this user
   */
  List<Event> after(String userId, Map<String, Long> after);

  /**
   * What changed after a time of what was told before, as it is now, and what ended; to hear it
   * twice does no harm. What belongs to an event with a place has that place. Of each kind at most
   * {@link #MOST} and one.
   */
  List<Event> changed(String userId, Instant since);

  /** Of an event whose only copy for the session that caused it is this answer. */
  Optional<Place> sent(String command, JsonObject answer);

  /** By stream the last number that a client has once it has this answer. */
  Map<String, Long> given(String command, JsonObject answer);
}
