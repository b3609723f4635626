package dev.lamplighter.chat.entity;

import java.util.Set;

/**
 * A conversation as one of its members meets it.
 *
 * @param closed a direct conversation in which the member cannot write: one blocked the other or is
 *     gone, or the other does not let the member write
 * @param ownerId who made the group, or null
 */
public record Standing(
    long id, boolean direct, boolean closed, String ownerId, long lastSeq, Set<String> members) {}
