package dev.lamplighter.calls.control;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The calls of the whole cluster, as this node knows. Pure state; times are nanoseconds of one
 * clock; not thread-safe.
 */
final class CallBoard {
  private record Entry(Call call, long ringsUntil) {}

  private final Map<String, Entry> entries = new HashMap<>();

  /**
   * @param ringsUntil only matters on the node that decides
   */
  void put(Call call, long ringsUntil) {
    entries.put(call.id(), new Entry(call, ringsUntil));
  }

  Optional<Call> get(String id) {
    return Optional.ofNullable(entries.get(id)).map(Entry::call);
  }

  /** Empty where it was over already. */
  Optional<Call> remove(String id) {
    return Optional.ofNullable(entries.remove(id)).map(Entry::call);
  }

  boolean isBusy(String userId) {
    return entries.values().stream().anyMatch(entry -> entry.call().isOf(userId));
  }

  List<Call> where(Predicate<Call> condition) {
    return entries.values().stream().map(Entry::call).filter(condition).toList();
  }

  /** Those that rang too long, of those that this node decides about. */
  List<Call> overdue(String node, long now) {
    List<Call> overdue = new ArrayList<>();
    for (Entry entry : entries.values()) {
      Call call = entry.call();
      if (!call.isAnswered()
          && Call.nodeOf(call.id()).equals(node)
          && now - entry.ringsUntil() >= 0) {
        overdue.add(call);
      }
    }
    return overdue;
  }
}
