package dev.lamplighter.presence.entity;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a user wants others to see. {@code ONLINE} leaves it to activity. */
public enum ChosenStatus {
  ONLINE,
  AWAY,
  BUSY,
  INVISIBLE;

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<ChosenStatus> of(String wireName) {
    return Stream.of(values()).filter(status -> status.wireName().equals(wireName)).findAny();
  }
}
