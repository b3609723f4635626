package dev.lamplighter.listener;

import java.util.OptionalInt;

/**
 * How many connections a node takes: each is an open file and some heap, and a process that is out
 * of either fails wherever it happens to ask next.
 *
 * @param reason {@code files}, {@code heap} or {@code setting}, whichever says so
 */
record Capacity(int connections, String reason) {
  /** Of a connection at rest; what it needs to be busy is in the other half. */
  private static final long HEAP_OF_ONE = 36 << 10;

  /** One for connections, one for work. */
  private static final long HEAP_PARTS = 2;

  /** For jars, the database, other nodes and services; an eighth where that is more. */
  private static final long LEAST_RESERVE = 100;

  private static final int RESERVE_PARTS = 8;

  /** So that somebody can still look why. */
  private static final long LEAST = 16;

  /**
   * @param wanted by a setting, in place of what the heap says
   * @param files that the process may have open
   * @param open files that it has open without any connection
   * @param heap bytes it may grow to
   */
  static Capacity of(OptionalInt wanted, long files, long open, long heap) {
    long byFiles = files - open - Math.max(LEAST_RESERVE, files / RESERVE_PARTS);
    long byHeap = wanted.isPresent() ? wanted.getAsInt() : heap / HEAP_PARTS / HEAP_OF_ONE;
    String other = wanted.isPresent() ? "setting" : "heap";
    return new Capacity(
        (int) Math.min(Math.max(LEAST, Math.min(byFiles, byHeap)), Integer.MAX_VALUE),
        byFiles < byHeap ? "files" : other);
  }

  /** What one address may have, so that it never shuts the others out. */
  int ofOneAddress() {
    return connections / 2;
  }
}
