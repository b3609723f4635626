package dev.lamplighter.hub;

/** A protocol that sessions speak. Encodes an event once for all of them. */
public interface Wire {
  /** The name shown to operators, such as {@code websocket}. */
  String name();

  /** Called on the publisher's thread, once an event and node; must not block. */
  Frame encode(Event event);
}
