package dev.lamplighter.chat.entity;

import java.util.List;

/**
 * Messages are in the database. Told on the thread that writes them: an observer must not block.
 */
public record MessagesSent(List<MessageId> messages) {}
