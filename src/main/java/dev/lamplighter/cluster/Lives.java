package dev.lamplighter.cluster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Who is alive, as far as this node knows, and how many letters of each it has read. Pure state: no
 * thread and no clock; {@code now} is a monotonic time in nanoseconds.
 */
final class Lives {
  private static final int REMEMBERED = 1000;
  private static final long UNTOLD = Long.MIN_VALUE;
  private static final long TELL_NANOS = 1_000_000_000L;

  /** What a letter turned out to be. */
  enum Reading {
    /** Of nobody who said hello. */
    STRANGER,
    /** Of a life that was given up. */
    BURIED,
    /** Read before. */
    REPEATED,
    NEXT,
    /** Letters before it are lost. */
    AFTER_GAP
  }

  /** A node joined, or left. */
  record Change(Node node, boolean joined) {}

  private static final class Other {
    private final Node node;
    private Hello hello;
    private long heardAt;
    private long read;

    Other(Node node) {
      this.node = node;
    }
  }

  private final Map<String, Other> byName = new HashMap<>();

  /** Lives that were given up, with the time at which they were told so. */
  private final Map<String, Long> buried =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
          return size() > REMEMBERED;
        }
      };

  private volatile Set<Node> others = Set.of();

  /** Takes an introduction. To be called for lives that are not buried. */
  synchronized List<Change> met(Node node, Hello hello, long now) {
    List<Change> changes = new ArrayList<>(2);
    Other known = byName.get(node.name());
    if (known != null && isEarlier(node.life(), known.node.life())) {
      return changes;
    }
    if (known != null && !known.node.equals(node)) {
      bury(known);
      changes.add(new Change(known.node, false));
      known = null;
    }
    if (known == null) {
      known = new Other(node);
      byName.put(node.name(), known);
      changes.add(new Change(node, true));
    }
    known.hello = hello;
    known.heardAt = now;
    refresh(changes);
    return changes;
  }

  synchronized Reading read(Node from, long number, long now) {
    Other other = byName.get(from.name());
    if (other == null || !other.node.equals(from)) {
      return isBuried(from) ? Reading.BURIED : Reading.STRANGER;
    }
    other.heardAt = now;
    if (number <= other.read) {
      return Reading.REPEATED;
    }
    boolean next = number == other.read + 1;
    other.read = number;
    return next ? Reading.NEXT : Reading.AFTER_GAP;
  }

  synchronized boolean isBuried(Node node) {
    return buried.containsKey(node.life());
  }

  /** Whether it is time to tell a buried life that it is; at most once a second. */
  synchronized boolean shouldTell(Node node, long now) {
    Long told = buried.get(node.life());
    if (told == null || told != UNTOLD && now - told < TELL_NANOS) {
      return false;
    }
    buried.put(node.life(), now);
    return true;
  }

  /** Gives up one life; false where it was not known. */
  synchronized boolean left(Node node) {
    Other other = byName.get(node.name());
    if (other == null || !other.node.equals(node)) {
      return false;
    }
    bury(other);
    refresh(List.of(new Change(node, false)));
    return true;
  }

  /** Those of whom nothing was heard since a time. */
  synchronized List<Node> silentSince(long time) {
    return those(other -> other.heardAt - time < 0);
  }

  synchronized List<Node> ofMember(String member) {
    return those(other -> other.hello.member().equals(member));
  }

  private List<Node> those(Predicate<Other> which) {
    return byName.values().stream().filter(which).map(other -> other.node).toList();
  }

  synchronized Optional<Hello> helloOf(Node node) {
    Other other = byName.get(node.name());
    return other == null ? Optional.empty() : Optional.of(other.hello);
  }

  /** Where a node that is alive takes HTTP requests of the others, if it said so. */
  synchronized Optional<String> urlOf(String name) {
    return Optional.ofNullable(byName.get(name))
        .map(other -> other.hello.url())
        .filter(url -> !url.isEmpty());
  }

  /** As after birth: nobody is known and nobody buried. */
  synchronized void forgetAll() {
    byName.clear();
    buried.clear();
    others = Set.of();
  }

  Set<Node> others() {
    return others;
  }

  /** Lives of one process are numbered, and a hello of an earlier one may come late. */
  private static boolean isEarlier(String life, String than) {
    int dash = than.lastIndexOf('-');
    return dash > 0
        && life.startsWith(than.substring(0, dash + 1))
        && number(life.substring(dash + 1)) < number(than.substring(dash + 1));
  }

  private static long number(String digits) {
    return digits.matches("\\d{1,18}") ? Long.parseLong(digits) : Long.MAX_VALUE;
  }

  private void bury(Other other) {
    byName.remove(other.node.name());
    buried.put(other.node.life(), UNTOLD);
  }

  private void refresh(List<Change> changes) {
    if (!changes.isEmpty()) {
      others = byName.values().stream().map(o -> o.node).collect(Collectors.toUnmodifiableSet());
    }
  }
}
