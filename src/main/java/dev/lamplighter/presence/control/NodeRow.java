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
        : mixed(((long) userId.hashCode() << 32) + sessions * 2L + (idle ? 1 : 0));
  }

  /** MurmurHash3's finaliser: without it sums of other users' rows are easily the same. */
  private static long mixed(long row) {
    long once = (row ^ row >>> 33) * 0xFF51AFD7ED558CCDL;
    long twice = (once ^ once >>> 33) * 0xC4CEB9FE1A85EC53L;
    return twice ^ twice >>> 33;
  }
}
