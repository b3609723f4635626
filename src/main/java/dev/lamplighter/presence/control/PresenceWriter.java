package dev.lamplighter.presence.control;

import dev.lamplighter.presence.entity.PresenceRow;
import dev.lamplighter.problem.Outage;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.logging.Logger;

/**
 * Writes behind: keeps the newest row of each user until the next write, so that the database sees
 * one batch an interval however much comes and goes. Holds at most one row a user.
 */
final class PresenceWriter {
  private static final Logger LOG = Logger.getLogger(PresenceWriter.class.getName());

  private final PresenceRows rows;
  private final LongAdder written = new LongAdder();
  private Map<String, PresenceRow> waiting = new HashMap<>();

  PresenceWriter(PresenceRows rows) {
    this.rows = rows;
  }

  synchronized void add(PresenceRow row) {
    waiting.put(row.userId(), row);
  }

  /** Blocks while it writes; what fails is tried again with the next write. */
  void flush() {
    Map<String, PresenceRow> batch = take();
    if (batch.isEmpty()) {
      return;
    }
    try {
      rows.write(List.copyOf(batch.values()));
      written.add(batch.size());
    } catch (RuntimeException | SQLException e) {
      Outage.warn(LOG, "event=presence_write_failed users=" + batch.size(), e);
      putBack(batch);
    }
  }

  long written() {
    return written.sum();
  }

  private synchronized Map<String, PresenceRow> take() {
    Map<String, PresenceRow> batch = waiting;
    waiting = new HashMap<>();
    return batch;
  }

  private synchronized void putBack(Map<String, PresenceRow> batch) {
    batch.forEach(waiting::putIfAbsent);
  }
}
