package dev.lamplighter.feed.entity;

/** How a user stands to a post after liking it, or taking that back. */
public record Liked(Counts counts, boolean liked) {}
