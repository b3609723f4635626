package dev.lamplighter.wire;

/** This node stops: it takes no newcomers, and its clients go. */
public record DrainBegun() {}
