package dev.lamplighter.identity;

/**
 * An external issuer vouched for a user that this node has not met since its start. Fired
 * synchronously, before the caller is let in; an observer may refuse by throwing a problem.
 */
public record CallerSeen(Caller caller) {}
