package dev.lamplighter.limits;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What addresses hold of something that is scarce: no one more than its share, and all together no
 * more than there is. Any thread; does not block.
 */
public final class Shares {
  private final int each;
  private final int all;
  private final Map<String, Integer> held = new ConcurrentHashMap<>();
  private final AtomicInteger sum = new AtomicInteger();

  public Shares(int each, int all) {
    this.each = each;
    this.all = all;
  }

  /** False when there is none left, for this address or at all; else give it back. */
  public boolean take(String address) {
    count(address);
    boolean within = of(address) <= each && sum() <= all;
    if (!within) {
      giveBack(address);
    }
    return within;
  }

  /** The same for an address that many are behind, and that has no share of its own. */
  public boolean takeOfAll(String address) {
    count(address);
    boolean within = sum() <= all;
    if (!within) {
      giveBack(address);
    }
    return within;
  }

  /** Takes one whether there is one left or not. */
  public void count(String address) {
    held.merge(AddressBlock.of(address), 1, Integer::sum);
    sum.incrementAndGet();
  }

  public void giveBack(String address) {
    held.computeIfPresent(AddressBlock.of(address), (key, n) -> n > 1 ? n - 1 : null);
    sum.decrementAndGet();
  }

  public boolean isUsedUp(String address) {
    return of(address) >= each;
  }

  public boolean isUsedUp() {
    return sum() >= all;
  }

  public int of(String address) {
    return held.getOrDefault(AddressBlock.of(address), 0);
  }

  public int sum() {
    return sum.get();
  }
}
