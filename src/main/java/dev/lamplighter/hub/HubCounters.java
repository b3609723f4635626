package dev.lamplighter.hub;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What passed through this node's hub since it started. */
public final class HubCounters {
  private final LongAdder delivered = new LongAdder();
  private final Map<CloseCode, LongAdder> closed = new EnumMap<>(CloseCode.class);

  HubCounters() {
    for (CloseCode code : CloseCode.values()) {
      closed.put(code, new LongAdder());
    }
  }

  void delivered(int sessions) {
    delivered.add(sessions);
  }

  void closed(CloseCode code) {
    closed.get(code).increment();
  }

  /** Events handed to outboxes, one for each session. */
  public long delivered() {
    return delivered.sum();
  }

  /** Sessions that the server closed for this reason. */
  public long closedFor(CloseCode code) {
    return closed.get(code).sum();
  }
}
