package dev.lamplighter.limits;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;

/** One token bucket a key; those not used for a while are forgotten. */
final class Buckets {
  private static final int MAX_KEYS = 100_000;

  private final LoadingCache<String, Bucket> buckets;

  Buckets(int tokens, Duration period) {
    this(tokens, tokens, period);
  }

  /**
   * @param burst how many at once
   * @param tokens how many in a period, in the long run
   */
  Buckets(int burst, int tokens, Duration period) {
    buckets =
        Caffeine.newBuilder()
            .maximumSize(MAX_KEYS)
            .expireAfterAccess(period.multipliedBy(2))
            .build(key -> bucket(burst, tokens, period));
  }

  private static Bucket bucket(int burst, int tokens, Duration period) {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(burst).refillGreedy(tokens, period))
        .build();
  }

  /** Zero when a token was there and is taken; else how long until the next one. */
  Duration take(String key) {
    ConsumptionProbe probe = buckets.get(key).tryConsumeAndReturnRemaining(1);
    return Duration.ofNanos(probe.getNanosToWaitForRefill());
  }
}
