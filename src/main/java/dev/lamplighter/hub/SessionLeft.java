package dev.lamplighter.hub;

/** A session that was admitted is gone, for whatever reason. */
public record SessionLeft(Session session) {}
