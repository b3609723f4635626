package dev.lamplighter.presence.control;

import dev.lamplighter.presence.entity.PresenceChange;
import java.util.HashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Writes behind: keeps the newest change of each user until the next write, so that the database
 * sees one batch an interval however much comes and goes. Holds at most one change a user.
 */
final class PresenceWriter {
  private static final Logger LOG = Logger.getLogger(PresenceWriter.class.getName());

  private final PresenceStore store;
  private Map<String, PresenceChange> waiting = new HashMap<>();

  PresenceWriter(PresenceStore store) {
    this.store = store;
  }

  synchronized void add(PresenceChange change) {
    waiting.put(change.after().userId(), change);
  }

  /** Blocks while it writes; what fails is tried again with the next write. */
  void flush() {
    Map<String, PresenceChange> batch = take();
    if (batch.isEmpty()) {
      return;
    }
    try {
      store.write(batch);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "event=presence_write_failed users=" + batch.size(), e);
      putBack(batch);
    }
  }

  private synchronized Map<String, PresenceChange> take() {
    Map<String, PresenceChange> batch = waiting;
    waiting = new HashMap<>();
    return batch;
  }

  private synchronized void putBack(Map<String, PresenceChange> batch) {
    batch.forEach(waiting::putIfAbsent);
  }
}
