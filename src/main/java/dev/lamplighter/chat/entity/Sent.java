package dev.lamplighter.chat.entity;

/**
 * A message that is in the database.
 *
 * @param repeat whether it was there before it was sent this time
 */
public record Sent(Message message, boolean repeat) {}
