package dev.lamplighter.cluster;

/**
 * Told how the other nodes fare, in order with the messages of the node concerned. Must not wait.
 */
public interface NodeListener {
  /** A node is there; messages may follow. */
  default void joined(Node node) {}

  /** A node is gone for good: its name may come back, with another life. */
  default void left(Node node) {}

  /** Messages of that node were lost on their way to this one. */
  default void missed(Node node) {}

  /**
   * The others had given this node up, so it goes on as another: {@link Nodes#self} is new already
   * and {@link Nodes#others} empty; they join anew.
   *
   * @param frozen whether this node stood still, so that its clients went elsewhere
   */
  default void reborn(boolean frozen) {}
}
