package dev.lamplighter.connections.entity;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A connection as one of the two sees it; the wire name is the name in small letters. */
public enum Side {
  INCOMING,
  OUTGOING,
  ACCEPTED;

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Side> of(String wireName) {
    return Stream.of(values()).filter(side -> side.wireName().equals(wireName)).findFirst();
  }
}
