package dev.lamplighter.feed.entity;

/**
 * How often a post is liked and commented on.
 *
 * @param version of two counts of a post, the higher one is the newer
 */
public record Counts(long postId, long version, long likes, long comments) {

  public Counts orNewer(Counts other) {
    return other != null && other.version() > version ? other : this;
  }
}
