package dev.lamplighter.hub;

/**
 * Where an event stands in a stream that the database keeps.
 *
 * @param stream a short name of letters and digits
 * @param seq from 1, without holes
 */
public record Place(String stream, long seq) {}
