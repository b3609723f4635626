package dev.lamplighter.accounts.entity;

/** Told by whoever knows who wants to go unseen; without one, nobody does. */
public interface Discretion {

  boolean isInvisible(String userId);
}
