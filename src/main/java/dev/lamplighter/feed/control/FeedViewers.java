package dev.lamplighter.feed.control;

import dev.lamplighter.feed.control.FeedBoard.Due;
import dev.lamplighter.feed.entity.Counts;
import dev.lamplighter.hub.Audience;
import dev.lamplighter.hub.Event;
import dev.lamplighter.hub.Fanout;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Who has the feed open on this node, and what they hear of it. Any thread; never waits. */
final class FeedViewers {
  private final Fanout fanout;
  private final Consumer<FeedNews> tellOthers;
  private final FeedBoard board = new FeedBoard();

  /**
   * @param tellOthers takes what happened here, and viewers heard, to the other nodes
   */
  FeedViewers(Fanout fanout, Consumer<FeedNews> tellOthers) {
    this.fanout = fanout;
    this.tellOthers = tellOthers;
  }

  /**
   * @param own whether it happened on this node
   */
  synchronized void take(FeedNews news, boolean own) {
    long now = System.nanoTime();
    if (news.isAboutComments()) {
      tell(new Due(board.current(news, now), own));
    } else {
      board.liked(news, own, now).ifPresent(this::tell);
    }
  }

  /** Of a post some of whose news may have been lost. A comment is not in newer counts. */
  synchronized void found(Counts counts, Instant time) {
    long now = System.nanoTime();
    FeedNews news = board.current(FeedNews.ofCounts(counts, time), now);
    deliver(FeedEvents.comment(news, false), Set.of());
    board.liked(news, false, now).ifPresent(this::tell);
  }

  synchronized void tick() {
    board.tick(System.nanoTime()).forEach(this::tell);
  }

  private void tell(Due due) {
    FeedNews news = due.news();
    Set<String> unnamed = new HashSet<>(news.strangers());
    unnamed.removeAll(news.hidden());
    Set<String> others = new HashSet<>(unnamed);
    others.addAll(news.hidden());
    deliver(event(news, true), others);
    if (!unnamed.isEmpty()) {
      fanout.deliver(Audience.channel(FeedRoad.CHANNEL).only(unnamed), event(news, false));
    }
    if (due.own()) {
      tellOthers.accept(news);
    }
  }

  private static Event event(FeedNews news, boolean named) {
    return news.isAboutComments() ? FeedEvents.comment(news, named) : FeedEvents.like(news, named);
  }

  void deliver(Event event, Set<String> hidden) {
    fanout.deliver(Audience.channel(FeedRoad.CHANNEL).except(hidden), event);
  }
}
