package dev.lamplighter.host;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.Config;

/**
 * For the host application, whose own WAR holds this jar: tells users of its subjects by way of
 * Lamplighter. What is published in a transaction goes out once that has committed, and not at all
 * when it is rolled back. Any thread; never waits. Configured by {@code lamplighter.url} and {@code
 * lamplighter.token}, which is read for each event, so it may be renewed.
 */
@ApplicationScoped
public class HostEvents {
  private static final Logger LOG = Logger.getLogger(HostEvents.class.getName());
  private static final int QUEUE = 10_000;
  private static final int MOST_USERS = 500;

  @Inject private Config config;

  @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
  private TransactionSynchronizationRegistry transactions;

  @Resource private ManagedThreadFactory threads;
  private ThreadPoolExecutor sender;
  private EventPost post;

  @PostConstruct
  void start() {
    post = new EventPost(config);
    sender =
        new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(QUEUE), threads);
  }

  @PreDestroy
  void stop() {
    sender.shutdownNow();
  }

  /**
   * Tells all sessions of these users, as the event {@code subject_update}, in the order in which
   * transactions commit. Who is not connected does not hear it; a failure is logged.
   *
   * @param event a name of the application's own, such as {@code application.accepted}
   */
  public void publish(Collection<String> usernames, String event, JsonValue data) {
    List<JsonObject> messages = messages(List.copyOf(usernames), event, data);
    if (transactions.getTransactionKey() == null) {
      messages.forEach(this::send);
    } else {
      transactions.registerInterposedSynchronization(
          new AfterCommit(() -> messages.forEach(this::send)));
    }
  }

  private static List<JsonObject> messages(List<String> usernames, String event, JsonValue data) {
    List<JsonObject> messages = new ArrayList<>();
    for (int i = 0; i < usernames.size(); i += MOST_USERS) {
      List<String> some = usernames.subList(i, Math.min(usernames.size(), i + MOST_USERS));
      messages.add(
          Json.createObjectBuilder()
              .add("users", Json.createArrayBuilder(some))
              .add("event", event)
              .add("data", data)
              .build());
    }
    return messages;
  }

  private void send(JsonObject message) {
    try {
      sender.execute(() -> post.send(message));
    } catch (RejectedExecutionException e) {
      LOG.log(Level.WARNING, "event=host_event_dropped detail=\"too many wait\"", e);
    }
  }

  private record AfterCommit(Runnable task) implements Synchronization {
    @Override
    public void beforeCompletion() {}

    @Override
    public void afterCompletion(int status) {
      if (status == Status.STATUS_COMMITTED) {
        task.run();
      }
    }
  }
}
