package dev.lamplighter.accounts.entity;

import java.util.Collection;
import java.util.Set;

/** Told by whoever knows who is connected with whom; without one, nobody is. */
public interface Acquaintance {

  /** Those among the others with whom the user is connected. One statement; blocks for it. */
  Set<String> connectedWith(String userId, Collection<String> others);
}
