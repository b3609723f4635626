package dev.lamplighter.presence.control;

import java.util.HashSet;
import java.util.Set;

/** Who has sessions on one node, with the digest of all its rows. Not thread-safe. */
final class NodeRows {
  /** What two nodes compare to see whether they know the same of one of them. */
  record Digest(int rows, long hash) {
    static final Digest EMPTY = new Digest(0, 0);
  }

  private final Set<String> userIds = new HashSet<>();
  private long hash;

  void change(String userId, NodeRow before, NodeRow after) {
    hash += after.hash(userId) - before.hash(userId);
    if (after.sessions() > 0) {
      userIds.add(userId);
    } else {
      userIds.remove(userId);
    }
  }

  Set<String> userIds() {
    return Set.copyOf(userIds);
  }

  Digest digest() {
    return new Digest(userIds.size(), hash);
  }
}
