package dev.lamplighter.hub;

/**
 * Something that clients are told.
 *
 * @param name as on the wire, such as {@code presence_diff}
 * @param json the data, already JSON text: wires wrap it, nobody parses it again
 * @param latestKey where only the newest value counts, what it is the value of: a newer event with
 *     the same key replaces one that still waits in an outbox. Null: every event is delivered.
 */
public record Event(String name, String json, String latestKey) {

  public static Event of(String name, String json) {
    return new Event(name, json, null);
  }

  public static Event latest(String name, String json, String key) {
    return new Event(name, json, name + ' ' + key);
  }
}
