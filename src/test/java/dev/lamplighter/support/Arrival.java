package dev.lamplighter.support;

import jakarta.json.JsonObject;

/**
 * A frame, and when it came.
 *
 * @param nanos by {@code System.nanoTime} of the tests
 */
public record Arrival(JsonObject frame, long nanos) {}
