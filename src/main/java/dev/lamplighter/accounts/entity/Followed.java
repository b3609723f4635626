package dev.lamplighter.accounts.entity;

/** A user began to follow another. Told within the transaction. */
public record Followed(String followerId, String followedId) {}
