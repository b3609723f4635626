package dev.lamplighter.accounts.entity;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The lists of others that a user keeps; the path segment is the name in small letters. */
public enum RelationKind {
  FAVORITES,
  SHORTLIST,
  FOLLOWS,
  BLOCKS;

  public String segment() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<RelationKind> of(String segment) {
    return Stream.of(values()).filter(kind -> kind.segment().equals(segment)).findFirst();
  }
}
