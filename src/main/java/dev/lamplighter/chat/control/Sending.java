package dev.lamplighter.chat.control;

import dev.lamplighter.chat.entity.Draft;
import dev.lamplighter.chat.entity.Sent;
import dev.lamplighter.limits.Limits;
import dev.lamplighter.problem.ProblemException;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/** The one way of a message into a conversation. */
@ApplicationScoped
public class Sending {
  @Inject private Config config;
  @Inject private MessageRows rows;
  @Inject private MessageRoad road;
  @Inject private Typing typing;
  @Inject private Limits limits;
  @Resource private ManagedThreadFactory threads;

  private ExecutorService executor;
  private List<MessageWriter> writers;

  @PostConstruct
  void start() {
    ChatSettings settings = ChatSettings.from(config);
    executor = Executors.newFixedThreadPool(settings.writers(), threads);
    writers =
        Stream.generate(() -> new MessageWriter(settings.queue(), this::store, this::published))
            .limit(settings.writers())
            .toList();
    writers.forEach(executor::execute);
  }

  private List<Outcome> store(List<Draft> drafts) {
    List<Outcome> committing = new ArrayList<>();
    try {
      return rows.store(
          drafts,
          outcomes -> {
            committing.addAll(outcomes);
            road.committing(outcomes);
          });
    } catch (RuntimeException e) {
      road.committed(committing);
      throw e;
    }
  }

  /** What is in the database is told, and who wrote it types no more. */
  private void published(List<Outcome> outcomes) {
    List<Outcome> stored = outcomes.stream().filter(Outcome::isNew).toList();
    try {
      road.publish(stored);
    } finally {
      road.committed(stored);
    }
    stored.forEach(o -> typing.stopped(o.draft().conversationId(), o.draft().senderId()));
  }

  /**
   * Any thread; does not wait. Drafts of one sender to one conversation keep their order. The
   * answer comes on the writer's thread, when the message is durable.
   *
   * @throws ProblemException TOO_MANY_REQUESTS, or UNAVAILABLE where too much waits
   */
  public CompletionStage<Sent> send(Draft draft) {
    limits.message(draft.senderId());
    int writer = Math.floorMod(Long.hashCode(draft.conversationId()), writers.size());
    return writers.get(writer).add(draft);
  }

  public int waiting() {
    return writers.stream().mapToInt(MessageWriter::waiting).sum();
  }

  @PreDestroy
  void stop() {
    executor.shutdownNow();
  }
}
