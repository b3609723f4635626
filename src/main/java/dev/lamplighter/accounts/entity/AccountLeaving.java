package dev.lamplighter.accounts.entity;

/**
 * An account is about to be deleted, in this transaction. Who has rows that others lock before they
 * lock the user's, locks them now, in the order of {@code Priority}: conversations, posts, then
 * streams of notifications. {@link AccountDeleted} follows when the user's row is locked too.
 */
public record AccountLeaving(String userId) {
  public static final int CONVERSATIONS = 500;
  public static final int POSTS = 1000;
  public static final int STREAMS = 2000;
}
