package dev.lamplighter.presence.control;

import dev.lamplighter.accounts.control.Members;
import dev.lamplighter.presence.entity.StoredPresence;
import dev.lamplighter.problem.Outage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * Loads the stored presence of users who came or changed, all that wait in one go: a storm of
 * logins costs a few statements, and no socket waits for the database. Holds each waiting user
 * once. Who is not in the database has deleted the account.
 */
final class Arrivals {
  private static final Logger LOG = Logger.getLogger(Arrivals.class.getName());
  private static final int BATCH = 500;

  private final PresenceBoard board;
  private final PresenceStore store;
  private final Members members;
  private final ScheduledExecutorService loader;
  private final Set<String> waiting = new LinkedHashSet<>();
  private boolean planned;

  Arrivals(
      PresenceBoard board, PresenceStore store, Members members, ScheduledExecutorService loader) {
    this.board = board;
    this.store = store;
    this.members = members;
    this.loader = loader;
  }

  synchronized void add(String userId) {
    waiting.add(userId);
    plan(0);
  }

  private synchronized void plan(long delayMillis) {
    if (!planned && !waiting.isEmpty()) {
      planned = true;
      loader.schedule(this::load, delayMillis, TimeUnit.MILLISECONDS);
    }
  }

  private void load() {
    List<String> batch = next();
    try {
      List<StoredPresence> found = store.of(members.byIds(batch));
      found.forEach(board::loaded);
      batch.removeAll(found.stream().map(StoredPresence::userId).collect(Collectors.toSet()));
      batch.forEach(board::deleted);
      plan(0);
    } catch (RuntimeException e) {
      Outage.warn(LOG, "event=presence_load_failed users=" + batch.size(), e);
      putBack(batch);
      plan(1000);
    }
  }

  private synchronized List<String> next() {
    planned = false;
    List<String> batch = new ArrayList<>(waiting).subList(0, Math.min(BATCH, waiting.size()));
    waiting.removeAll(Set.copyOf(batch));
    return batch;
  }

  private synchronized void putBack(List<String> batch) {
    waiting.addAll(batch);
  }
}
