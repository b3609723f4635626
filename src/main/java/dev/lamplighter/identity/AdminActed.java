package dev.lamplighter.identity;

/**
 * An admin does something to others, which is written down.
 *
 * @param act what, such as {@code end_session}
 * @param target to whom or what: a username or an id
 */
public record AdminActed(Caller admin, String act, String target) {}
