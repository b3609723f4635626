package dev.lamplighter.listener;

import dev.lamplighter.limits.Shares;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * Counts connections, and those of them whose request has not fully begun, by address. A head is
 * awaited from the first moment on, so who connects and says nothing counts as well. Any thread;
 * does not block.
 *
 * @param <C> what a connection is known by
 */
final class OpenConnections<C> {
  /** A connection that counts until it is closed. */
  private record Line(String address, Heads heads) {}

  private final Shares connections;
  private final Shares heads;
  private final long patience;
  private final Predicate<String> isProxy;
  private final LongSupplier nanos;
  private final Map<C, Line> lines = new ConcurrentHashMap<>();

  /**
   * @param isProxy of an address that many are behind: only the bounds for all hold there
   */
  OpenConnections(
      Shares connections,
      Shares heads,
      Duration patience,
      Predicate<String> isProxy,
      LongSupplier nanos) {
    this.connections = connections;
    this.heads = heads;
    this.patience = patience.toNanos();
    this.isProxy = isProxy;
    this.nanos = nanos;
  }

  /** False where there is no place for it; it is not counted then. */
  boolean open(C connection, String address) {
    if (!take(connections, address)) {
      return false;
    }
    if (!take(heads, address)) {
      connections.giveBack(address);
      return false;
    }
    lines.put(connection, new Line(address, new Heads(nanos.getAsLong())));
    return true;
  }

  private boolean take(Shares shares, String address) {
    return isProxy.test(address) ? shares.takeOfAll(address) : shares.take(address);
  }

  /** Bytes came; false where they begin one head too many, and the connection is to be closed. */
  boolean heard(C connection) {
    Line line = lines.get(connection);
    if (line == null) {
      return true; // older than this
    }
    synchronized (line) {
      if (lines.get(connection) != line || !line.heads.begins(nanos.getAsLong())) {
        return true;
      }
      if (take(heads, line.address)) {
        return true;
      }
      line.heads.abandon();
      return false;
    }
  }

  /**
   * A request's head is complete.
   *
   * @param manyAtOnce in HTTP/2
   */
  void begun(C connection, boolean manyAtOnce) {
    Line line = lines.get(connection);
    if (line != null) {
      synchronized (line) {
        if (line.heads.end(manyAtOnce) && lines.get(connection) == line) {
          heads.giveBack(line.address);
        }
      }
    }
  }

  /** A request has had its answer, or a socket that began as one has ended. */
  void answered(C connection) {
    Line line = lines.get(connection);
    if (line != null) {
      synchronized (line) {
        line.heads.answered();
      }
    }
  }

  void closed(C connection) {
    Line line = lines.get(connection);
    if (line != null) {
      synchronized (line) {
        giveBack(connection, line);
      }
    }
  }

  private void giveBack(C connection, Line line) {
    if (lines.remove(connection, line)) {
      connections.giveBack(line.address);
      if (line.heads.isPending()) {
        heads.giveBack(line.address);
      }
    }
  }

  /** Those whose head takes too long. */
  List<C> overdue() {
    long before = nanos.getAsLong() - patience;
    return lines.entrySet().stream()
        .filter(entry -> isPendingSince(entry.getValue(), before))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static boolean isPendingSince(Line line, long time) {
    synchronized (line) {
      return line.heads.isPendingSince(time);
    }
  }

  int count() {
    return connections.sum();
  }
}
