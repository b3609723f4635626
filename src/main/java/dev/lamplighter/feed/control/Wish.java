package dev.lamplighter.feed.control;

/**
 * Somebody wants to like a post, or not to like it any more.
 *
 * @param on false takes the like back
 */
record Wish(long postId, String userId, String username, boolean on) {}
