package dev.lamplighter.cluster;

import com.hazelcast.config.Config;
import java.util.List;
import java.util.Map;

/** The settings of Hazelcast without which a lost node is noticed late; the launcher sets them. */
final class HazelcastTimeouts {
  private static final Map<String, Integer> WANTED =
      Map.of(
          "hazelcast.heartbeat.interval.seconds", 1,
          "hazelcast.max.no.heartbeat.seconds", 6,
          "hazelcast.merge.first.run.delay.seconds", 5,
          "hazelcast.merge.next.run.delay.seconds", 5,
          "hazelcast.event.queue.capacity", 50_000);

  private HazelcastTimeouts() {}

  /** One sentence for each that is not as wanted. */
  static List<String> complaints(Config config) {
    return WANTED.entrySet().stream()
        .filter(wanted -> !wanted.getValue().toString().equals(config.getProperty(wanted.getKey())))
        .map(wanted -> "set -D" + wanted.getKey() + "=" + wanted.getValue())
        .sorted()
        .toList();
  }
}
