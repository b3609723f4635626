package dev.lamplighter.feed.control;

import dev.lamplighter.accounts.entity.AccountDeleted;
import dev.lamplighter.cluster.Node;
import dev.lamplighter.cluster.NodeListener;
import dev.lamplighter.cluster.Nodes;
import dev.lamplighter.database.DatabaseClock;
import dev.lamplighter.feed.control.FeedBoard.Due;
import dev.lamplighter.feed.entity.Counts;
import dev.lamplighter.hub.Audience;
import dev.lamplighter.hub.Event;
import dev.lamplighter.hub.Hub;
import dev.lamplighter.json.JsonOutput;
import dev.lamplighter.json.Times;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Takes what happened in the feed to everyone who has it open, on all nodes. Between nodes counts
 * carry versions, so an older one never replaces a newer one; what is lost on the way is read from
 * the database. Any thread; never waits.
 */
@ApplicationScoped
public class FeedRoad implements NodeListener {
  public static final String CHANNEL = "feed";

  private static final Logger LOG = Logger.getLogger(FeedRoad.class.getName());
  private static final String NEWS = "feed.news";
  private static final String EVENT = "feed.event";
  private static final String STALE = "feed.stale";
  private static final long TICK_MILLIS = 25;

  /** How far back lost news may lie when the loss is noticed. */
  private static final Duration RECENT = Duration.ofSeconds(30);

  @Inject private Hub hub;
  @Inject private Nodes nodes;
  @Inject private PostRows rows;
  @Inject private DatabaseClock clock;
  @Resource private ManagedThreadFactory threads;
  private final FeedBoard board = new FeedBoard();
  private ScheduledExecutorService timer;
  private ScheduledExecutorService reader;

  @PostConstruct
  void assemble() {
    nodes.receive(NEWS, (from, message) -> take(FeedNews.of(message), false));
    nodes.receive(EVENT, this::received);
    nodes.receive(STALE, (from, message) -> readSoon());
    nodes.listen(this);
    reader = new ScheduledThreadPoolExecutor(1, threads);
    timer = new ScheduledThreadPoolExecutor(1, threads);
    timer.scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Early, so that it hears of other nodes' posts. */
  void started(@Observes @Initialized(ApplicationScoped.class) Object start) {}

  @PreDestroy
  void stop() {
    timer.shutdownNow();
    reader.shutdownNow();
  }

  /** To be called after the commit, for one post in the order of its commits on this node. */
  void publish(FeedNews news) {
    take(news, true);
  }

  private synchronized void take(FeedNews news, boolean own) {
    long now = System.nanoTime();
    if (news.isAboutComments()) {
      tell(new Due(board.current(news, now), own));
    } else {
      board.liked(news, own, now).ifPresent(this::tell);
    }
  }

  private synchronized void tick() {
    board.tick(System.nanoTime()).forEach(this::tell);
  }

  private void tell(Due due) {
    FeedNews news = due.news();
    boolean comment = news.isAboutComments();
    Set<String> unnamed = new HashSet<>(news.strangers());
    unnamed.removeAll(news.hidden());
    Set<String> others = new HashSet<>(unnamed);
    others.addAll(news.hidden());
    deliver(
        Audience.channel(CHANNEL).except(others),
        comment ? FeedEvents.comment(news, true) : FeedEvents.like(news, true));
    if (!unnamed.isEmpty()) {
      deliver(
          Audience.channel(CHANNEL).only(unnamed),
          comment ? FeedEvents.comment(news, false) : FeedEvents.like(news, false));
    }
    if (due.own()) {
      nodes.sendAll(NEWS, news.toText());
    }
  }

  private void deliver(Audience audience, Event event) {
    hub.fanout().deliver(audience, event);
  }

  void created(JsonObject post, Set<String> hidden) {
    publish(FeedEvents.created(post), hidden);
  }

  void deleted(long postId, Instant now) {
    publish(FeedEvents.deleted(postId, now), Set.of());
  }

  private void publish(Event event, Set<String> hidden) {
    deliver(Audience.channel(CHANNEL).except(hidden), event);
    nodes.sendAll(
        EVENT,
        new JsonOutput()
            .put("name", event.name())
            .put("data", event.json())
            .putStrings("hidden", hidden)
            .build()
            .toString());
  }

  private void received(Node from, JsonObject message) {
    deliver(
        Audience.channel(CHANNEL).except(FeedNews.texts(message, "hidden")),
        Event.of(message.getString("name"), message.getString("data")));
  }

  @Override
  public void left(Node node) {
    readSoon();
  }

  @Override
  public void missed(Node node) {
    readSoon();
  }

  @Override
  public void reborn(boolean frozen) {
    readSoon();
  }

  /** Their likes and comments are out of the counts. */
  void erased(@Observes(during = TransactionPhase.AFTER_SUCCESS) AccountDeleted event) {
    readSoon();
    nodes.sendAll(STALE, "{}");
  }

  private void readSoon() {
    reader.execute(this::readRecent);
  }

  /** Counts that changed and that nobody told this node of. */
  private void readRecent() {
    try {
      Instant now = Times.cut(clock.instant());
      rows.changedSince(now.minus(RECENT)).forEach(counts -> found(counts, now));
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "event=feed_counts_not_read", e);
    }
  }

  private synchronized void found(Counts counts, Instant now) {
    if (!board.knows(counts)) {
      FeedNews news = FeedNews.ofCounts(counts, now);
      deliver(Audience.channel(CHANNEL), FeedEvents.comment(news, false));
      board.liked(news, false, System.nanoTime()).ifPresent(this::tell);
    }
  }
}
