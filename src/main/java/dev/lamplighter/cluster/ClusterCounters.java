package dev.lamplighter.cluster;

import java.util.concurrent.atomic.LongAdder;

/** What passed between this node and the others since it started. */
final class ClusterCounters {
  final LongAdder sent = new LongAdder();
  final LongAdder dropped = new LongAdder();
  final LongAdder gaps = new LongAdder();
}
