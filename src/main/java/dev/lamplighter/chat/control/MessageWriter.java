package dev.lamplighter.chat.control;

import dev.lamplighter.chat.entity.Draft;
import dev.lamplighter.chat.entity.Sent;
import dev.lamplighter.database.GroupCommit;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;

/** Group commit of messages; where pushing them fails, the tail will. */
final class MessageWriter implements Runnable {
  private final GroupCommit<Draft, Sent> commits;

  /**
   * @param store blocks; writes all or throws
   * @param publish told of what is committed, before the senders are
   */
  MessageWriter(
      int capacity, Function<List<Draft>, List<Outcome>> store, Consumer<List<Outcome>> publish) {
    commits =
        new GroupCommit<>(
            "messages",
            "The message could not be stored just now. Send it again.",
            capacity,
            drafts -> new Written(store.apply(drafts), publish));
  }

  private record Written(List<Outcome> outcomes, Consumer<List<Outcome>> to)
      implements GroupCommit.Committed<Draft, Sent> {

    @Override
    public void publish() {
      to.accept(outcomes);
    }

    @Override
    public Sent answer(Draft draft, int index) {
      Outcome outcome = outcomes.get(index);
      if (outcome.refusal() != null) {
        throw outcome.refusal();
      }
      return new Sent(outcome.message(), outcome.repeat());
    }
  }

  /**
   * Any thread; does not wait.
   *
   * @throws dev.lamplighter.problem.ProblemException UNAVAILABLE where too much waits
   */
  CompletionStage<Sent> add(Draft draft) {
    return commits.add(draft);
  }

  int waiting() {
    return commits.waiting();
  }

  @Override
  public void run() {
    commits.run();
  }
}
