package dev.lamplighter.wire;

import dev.lamplighter.hub.Session;

/** A command came that shows somebody at the keyboard. */
public record ActivitySeen(Session session) {}
