package dev.lamplighter.notifications.entity;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a notification is about; the wire name is the name in small letters. */
public enum NotificationType {
  LIKE,
  COMMENT,
  FOLLOW,
  MESSAGE,
  CONNECTION_REQUEST,
  CONNECTION_ACCEPTED,
  SYSTEM;

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<NotificationType> of(String wireName) {
    return Stream.of(values()).filter(type -> type.wireName().equals(wireName)).findFirst();
  }

  /** What one can take back and do again: it is told once a user and subject. */
  public boolean isToldOnce() {
    return this == LIKE || this == FOLLOW;
  }

  /**
   * What one can take back and do again as often as one likes: for a day it renews what was told of
   * it, read or not.
   */
  public boolean isRenewedAtAge(Duration age) {
    return this == CONNECTION_REQUEST && age.toDays() < 1;
  }

  /** One unread notification says it all: more of the same changes nothing. */
  public boolean isSilentWhileUnread() {
    return this == MESSAGE;
  }

  /** What a user must not miss, wherever they look. */
  public boolean isCritical() {
    return this == SYSTEM;
  }

  /** Whether a user may do without. */
  public boolean isOptional() {
    return this != SYSTEM;
  }
}
