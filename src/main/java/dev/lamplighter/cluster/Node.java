package dev.lamplighter.cluster;

/**
 * One life of one node. A node that restarts, or that the others gave up and that comes back, has
 * the same name and another life.
 *
 * @param name as configured, else random; unique in the cluster, letters and digits
 * @param life random
 */
public record Node(String name, String life) {}
