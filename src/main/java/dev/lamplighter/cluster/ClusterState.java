package dev.lamplighter.cluster;

import java.util.List;

/** What operators are shown of the cluster. Any thread; never waits. */
public interface ClusterState {
  boolean isClustered();

  /** Names of the nodes that are alive, this one included. */
  List<String> members();

  /** Whether the other nodes have been met, so that this one may serve; once true, it stays. */
  boolean isReady();

  /** What is not as it should be, each in one short sentence. */
  List<String> complaints();

  /** Messages sent to other nodes, once for each receiver. */
  long sent();

  /** Messages not sent, or not read, because too much waited. */
  long dropped();

  /** How often messages of another node were missing. */
  long gaps();
}
