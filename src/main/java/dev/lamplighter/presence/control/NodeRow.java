package dev.lamplighter.presence.control;

/**
 * What a node tells of one user's sessions on it.
 *
 * @param idle whether all of them are without activity for so long that the user counts as away
 */
record NodeRow(int sessions, boolean idle) {
  static final NodeRow NONE = new NodeRow(0, false);

  /** Adds up, over all rows of a node, to a number that two nodes compare. */
  long hash(String userId) {
    return sessions == 0
        ? 0
        : (userId.hashCode() * 31L + sessions * 2L + (idle ? 1 : 0)) * 0x9E3779B97F4A7C15L;
  }
}
