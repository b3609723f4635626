package dev.lamplighter.feed.control;

import dev.lamplighter.accounts.entity.AccountDeleted;
import dev.lamplighter.cluster.Node;
import dev.lamplighter.cluster.NodeListener;
import dev.lamplighter.cluster.Nodes;
import dev.lamplighter.database.DatabaseClock;
import dev.lamplighter.hub.Event;
import dev.lamplighter.hub.Hub;
import dev.lamplighter.json.JsonOutput;
import dev.lamplighter.json.Times;
import dev.lamplighter.problem.Outage;
import dev.lamplighter.threads.Timers;
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
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
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
  private FeedViewers viewers;
  private ScheduledExecutorService timer;
  private ScheduledExecutorService reader;

  @PostConstruct
  void assemble() {
    viewers = new FeedViewers(hub.fanout(), news -> nodes.sendAll(NEWS, news.toText()));
    nodes.receive(NEWS, (from, message) -> viewers.take(FeedNews.of(message), false));
    nodes.receive(EVENT, this::received);
    nodes.receive(STALE, (from, message) -> readSoon());
    nodes.listen(this);
    reader = new Timers(1, threads);
    timer = new Timers(1, threads);
    timer.scheduleWithFixedDelay(viewers::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
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
    viewers.take(news, true);
  }

  void created(JsonObject post, Set<String> hidden) {
    publish(FeedEvents.created(post), hidden);
  }

  void deleted(long postId, Instant now) {
    publish(FeedEvents.deleted(postId, now), Set.of());
  }

  private void publish(Event event, Set<String> hidden) {
    viewers.deliver(event, hidden);
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
    viewers.deliver(
        Event.of(message.getString("name"), message.getString("data")),
        FeedNews.texts(message, "hidden"));
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

  /** Counts that changed, whether or not this node was told of all that changed them. */
  private void readRecent() {
    try {
      Instant now = Times.cut(clock.instant());
      rows.changedSince(now.minus(RECENT)).forEach(counts -> viewers.found(counts, now));
    } catch (RuntimeException e) {
      Outage.warn(LOG, "event=feed_counts_not_read", e);
    }
  }
}
