package dev.lamplighter.hub;

/**
 * Something that clients are told.
 *
 * @param name as on the wire, such as {@code presence_diff}
 * @param json the data, already JSON text: wires wrap it, nobody parses it again
 * @param latestKey where only the newest value counts, what it is the value of: a newer event with
 *     the same key replaces one that still waits in an outbox. Null: every event is delivered.
 * @param place where it is kept, or null
 */
public record Event(String name, String json, String latestKey, Place place) {

  public Event(String name, String json, String latestKey) {
    this(name, json, latestKey, null);
  }

  public static Event of(String name, String json) {
    return new Event(name, json, null);
  }

  public Event at(String stream, long seq) {
    return new Event(name, json, latestKey, new Place(stream, seq));
  }

  public static Event latest(String name, String json, String key) {
    return new Event(name, json, name + ' ' + key);
  }
}
