package dev.lamplighter.feed.control;

import dev.lamplighter.database.GroupCommit;
import dev.lamplighter.feed.entity.Liked;
import dev.lamplighter.identity.Caller;
import dev.lamplighter.notifications.control.Notifications;
import dev.lamplighter.problem.ProblemException;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The one way of a like to a post: all that wait are written in one transaction, so a post that
 * hundreds like in a second is changed some tens of times.
 */
@ApplicationScoped
public class Likes {
  private static final int QUEUE = 10_000;

  @Inject private LikeRows rows;
  @Inject private FeedRoad road;
  @Inject private Notifications notifications;
  @Resource private ManagedThreadFactory threads;
  private ExecutorService executor;
  private GroupCommit<Wish, Liked> writer;

  @PostConstruct
  void start() {
    writer =
        new GroupCommit<>(
            "likes",
            "Your like could not be stored just now. Try again.",
            QUEUE,
            wishes -> new Written(rows.store(wishes)));
    executor = Executors.newSingleThreadExecutor(threads);
    executor.execute(writer);
  }

  private final class Written implements GroupCommit.Committed<Wish, Liked> {
    private final LikeBook book;

    Written(LikeBook book) {
      this.book = book;
    }

    @Override
    public void publish() {
      book.news().forEach(road::publish);
      book.notifications().forEach(notifications::push);
    }

    @Override
    public Liked answer(Wish wish, int index) {
      return book.answer(wish).orElseThrow(() -> ProblemException.notFound("post"));
    }
  }

  /**
   * Any thread; does not wait. Liking twice is the same as once. The answer comes on the writer's
   * thread, when it is durable; NOT_FOUND where the user does not see the post.
   *
   * @param on false takes the like back
   * @throws ProblemException UNAVAILABLE where too much waits
   */
  public CompletionStage<Liked> set(Caller caller, long postId, boolean on) {
    return writer.add(new Wish(postId, caller.userId(), caller.username(), on));
  }

  @PreDestroy
  void stop() {
    executor.shutdownNow();
  }
}
