package dev.lamplighter.presence.entity;

import java.util.Locale;

/** What others see of a user. */
public enum Status {
  ONLINE,
  AWAY,
  BUSY,
  OFFLINE;

  /** Away and busy users are online too. */
  public boolean isOnline() {
    return this != OFFLINE;
  }

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
