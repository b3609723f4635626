package dev.lamplighter.chat.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamplighter.chat.entity.Draft;
import dev.lamplighter.chat.entity.Sent;
import dev.lamplighter.database.DatabaseFault;
import dev.lamplighter.problem.ProblemException;
import dev.lamplighter.problem.ProblemType;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One transaction serves many senders, and each gets an answer, come what may. */
class MessageWriterTest {
  private final List<List<Draft>> transactions = Collections.synchronizedList(new ArrayList<>());
  private final List<String> happened = Collections.synchronizedList(new ArrayList<>());
  private Thread thread;

  @AfterEach
  void stop() {
    thread.interrupt();
  }

  private MessageWriter writer(int capacity, Function<List<Draft>, List<Outcome>> store) {
    MessageWriter writer =
        new MessageWriter(capacity, store, outcomes -> happened.add("told " + outcomes.size()));
    thread = new Thread(writer);
    return writer;
  }

  private List<Outcome> store(List<Draft> drafts) {
    transactions.add(List.copyOf(drafts));
    return drafts.stream()
        .map(d -> Outcome.stored(d, d.at(1, Instant.EPOCH), Set.of(), 1, true))
        .toList();
  }

  private static Draft draft(String content) {
    return new Draft("u", "ana", 1, content, null, null, null);
  }

  private static <T> T get(CompletableFuture<T> future) {
    return future.orTimeout(5, TimeUnit.SECONDS).join();
  }

  @Test
  void allThatWaitsShouldBeOneTransactionAndToldBeforeItIsAnswered() {
    MessageWriter writer = writer(10, this::store);
    List<CompletableFuture<Sent>> answers =
        List.of("a", "b", "c").stream()
            .map(text -> writer.add(draft(text)).toCompletableFuture())
            .toList();
    answers.get(0).thenAccept(sent -> happened.add("answered"));
    thread.start();
    answers.forEach(MessageWriterTest::get);

    assertThat(transactions).hasSize(1);
    assertThat(transactions.get(0)).extracting(Draft::content).containsExactly("a", "b", "c");
    assertThat(happened).containsExactly("told 3", "answered");
  }

  @Test
  void fullQueueShouldRefuseSoThatItIsSentAgain() {
    MessageWriter writer = writer(1, this::store);
    writer.add(draft("a"));
    assertThatThrownBy(() -> writer.add(draft("b")))
        .isInstanceOfSatisfying(
            ProblemException.class,
            refusal -> assertThat(refusal.problem().type()).isEqualTo(ProblemType.UNAVAILABLE));
  }

  @Test
  void messageThatMetItsTwinOfAnotherNodeShouldBeTriedAgain() {
    MessageWriter writer =
        writer(
            10,
            drafts -> {
              if (transactions.isEmpty()) {
                transactions.add(drafts);
                throw new DatabaseFault(new SQLException("expected by the test", "23505"));
              }
              return store(drafts);
            });
    CompletableFuture<Sent> answer = writer.add(draft("alone")).toCompletableFuture();
    thread.start();
    assertThat(get(answer).message().content()).isEqualTo("alone");
  }

  @Test
  void draftsThatDisturbEachOtherShouldBeWrittenOneByOne() {
    MessageWriter writer =
        writer(
            10,
            drafts -> {
              if (drafts.size() > 1) {
                throw new DatabaseFault(new SQLException("expected by the test", "40P01"));
              }
              return store(drafts);
            });
    List<CompletableFuture<Sent>> answers =
        List.of("a", "b").stream().map(t -> writer.add(draft(t)).toCompletableFuture()).toList();
    thread.start();
    answers.forEach(MessageWriterTest::get);
    assertThat(transactions).hasSize(2);
  }

  @Test
  void faultShouldBeAnsweredAndTheNextMessageBeWritten() {
    MessageWriter writer =
        writer(
            10,
            drafts -> {
              if (drafts.get(0).content().equals("bad")) {
                throw new IllegalStateException("expected by the test");
              }
              return store(drafts);
            });
    CompletableFuture<Sent> bad = writer.add(draft("bad")).toCompletableFuture();
    thread.start();
    assertThatThrownBy(() -> get(bad)).hasCauseInstanceOf(ProblemException.class);
    assertThat(get(writer.add(draft("good")).toCompletableFuture()).message().content())
        .isEqualTo("good");
  }

  @Test
  void whatWaitsWhenTheServerStopsShouldBeRefused() throws InterruptedException {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch leave = new CountDownLatch(1);
    MessageWriter writer =
        writer(
            10,
            drafts -> {
              inside.countDown();
              awaitUninterrupted(leave);
              return store(drafts);
            });
    CompletableFuture<Sent> first = writer.add(draft("first")).toCompletableFuture();
    thread.start();
    inside.await();
    CompletableFuture<Sent> second = writer.add(draft("second")).toCompletableFuture();
    thread.interrupt();
    leave.countDown();
    assertThat(get(first).message().content()).isEqualTo("first");
    assertThatThrownBy(() -> get(second)).hasCauseInstanceOf(ProblemException.class);
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    boolean interrupted = false;
    for (boolean done = false; !done; ) {
      try {
        latch.await();
        done = true;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
