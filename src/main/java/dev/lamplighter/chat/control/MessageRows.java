package dev.lamplighter.chat.control;

import dev.lamplighter.chat.entity.Draft;
import dev.lamplighter.database.Database;
import dev.lamplighter.database.DatabaseClock;
import dev.lamplighter.database.Sql;
import dev.lamplighter.json.Times;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Writes many messages in one transaction, in seven statements at most. */
@ApplicationScoped
public class MessageRows {
  private static final String INSERT =
      "INSERT INTO messages (conversation_id, seq, sender_id, client_id, content, reply_to,"
          + " created_at) VALUES (?, ?, ?, ?, ?, ?, ?)";

  @Inject private Database database;
  @Inject private DatabaseClock clock;
  @Inject private Roll roll;

  /**
   * The outcomes in the order of the drafts.
   *
   * @param beforeCommit told of what others may see as soon as this is committed
   * @throws dev.lamplighter.database.DatabaseFault when nothing was written
   */
  @Transactional
  public List<Outcome> store(List<Draft> drafts, Consumer<List<Outcome>> beforeCommit) {
    Instant now = Times.cut(clock.instant());
    try (Sql sql = database.open()) {
      Ledger ledger = Ledger.lock(sql, roll, drafts, now);
      Repeats repeats = Repeats.find(sql, drafts);
      List<Outcome> outcomes =
          drafts.stream()
              .map(draft -> repeats.check(draft, () -> ledger.enter(draft, now)))
              .toList();
      ledger.giveBack(sql);
      sql.batch(
          INSERT,
          outcomes.stream()
              .filter(Outcome::isNew)
              .map(outcome -> row(outcome.draft(), outcome.message().seq(), now))
              .toList());
      beforeCommit.accept(outcomes);
      return outcomes;
    }
  }

  private static Object[] row(Draft draft, long seq, Instant now) {
    return new Object[] {
      draft.conversationId(),
      seq,
      draft.senderId(),
      draft.clientId(),
      draft.content(),
      draft.replyTo(),
      now
    };
  }
}
