package dev.lamplighter.cluster;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * This node and the others. What is sent never blocks its sender; messages of one node to another
 * arrive in order, and the receiver learns when some were lost. May be called from any thread.
 */
public interface Nodes {
  /** This node in its present life. */
  Node self();

  /** All others that are thought to be alive. */
  Set<Node> others();

  /** Where another node takes HTTP requests; none where no such node is thought to be alive. */
  Optional<URI> urlOf(String name);

  /** Whether this node has been in the cluster longest: it tidies up after those that were lost. */
  boolean isOldest();

  /**
   * To one node; lost if that node is. Told on the receiver to its listener of that kind.
   *
   * @param json the message, one JSON object
   */
  void send(Node to, String kind, String json);

  /** To all others. */
  void sendAll(String kind, String json);

  /** Who receives messages of a kind; to be called before the node joins. One a kind. */
  void receive(String kind, Receiver receiver);

  void listen(NodeListener listener);
}
