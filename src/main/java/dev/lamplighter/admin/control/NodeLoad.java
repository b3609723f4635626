package dev.lamplighter.admin.control;

/**
 * What one node last said of itself. Pure; times are nanoseconds of one clock.
 *
 * @param sent messages to sessions since the node started
 * @param rate messages to sessions in a second, between the last two words
 */
record NodeLoad(int sessions, long sent, long rate, long at) {

  /**
   * @param before or null
   */
  static NodeLoad next(NodeLoad before, int sessions, long sent, long now) {
    if (before == null || now <= before.at()) {
      return new NodeLoad(sessions, sent, 0, now);
    }
    double seconds = (now - before.at()) / 1e9;
    long rate = Math.max(0, Math.round((sent - before.sent()) / seconds));
    return new NodeLoad(sessions, sent, rate, now);
  }
}
