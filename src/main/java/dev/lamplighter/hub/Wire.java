package dev.lamplighter.hub;

import java.util.List;

/** A protocol that sessions speak. Encodes an event once for all of them. */
public interface Wire {
  /** The name shown to operators, such as {@code websocket}. */
  String name();

  /** Called on the publisher's thread, once an event and node; must not block. */
  Frame encode(Event event);

  /** Whether the wire itself finds out that a client is gone; else the hub pings. */
  default boolean hasHeartbeat() {
    return false;
  }

  /** What a client is told before the connection is closed, besides the close code. */
  default List<Frame> farewell(CloseCode code) {
    return List.of();
  }
}
