package dev.lamplighter.chat.control;

import dev.lamplighter.chat.entity.Draft;
import dev.lamplighter.chat.entity.Message;
import dev.lamplighter.database.Sql;
import dev.lamplighter.problem.ProblemException;
import dev.lamplighter.problem.ProblemType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** Which drafts of a transaction came before: the first answer is the answer. */
final class Repeats {
  static final String FIND =
      Messages.columns()
          + "JOIN unnest(CAST(? AS varchar ARRAY), CAST(? AS varchar ARRAY))"
          + " AS w(sender_id, client_id)"
          + " ON w.sender_id = m.sender_id AND w.client_id = m.client_id";

  private record Key(String senderId, String clientId) {}

  private final Map<Key, Message> known = new HashMap<>();

  /** To be called when the conversations are locked: then no repeat can be on its way in them. */
  static Repeats find(Sql sql, List<Draft> drafts) {
    Repeats repeats = new Repeats();
    List<Draft> named = drafts.stream().filter(draft -> draft.clientId() != null).toList();
    if (!named.isEmpty()) {
      new Messages(sql)
          .find(
              FIND,
              named.stream().map(Draft::senderId).toList(),
              named.stream().map(Draft::clientId).toList())
          .forEach(m -> repeats.known.put(new Key(m.senderId(), m.clientId()), m));
    }
    return repeats;
  }

  Outcome check(Draft draft, Supplier<Outcome> otherwise) {
    if (draft.clientId() == null) {
      return otherwise.get();
    }
    Key key = new Key(draft.senderId(), draft.clientId());
    Message first = known.get(key);
    if (first == null) {
      Outcome outcome = otherwise.get();
      if (outcome.isNew()) {
        known.put(key, outcome.message());
      }
      return outcome;
    }
    return isSame(draft, first)
        ? Outcome.repeat(draft, first)
        : Outcome.refused(
            draft,
            ProblemException.of(
                ProblemType.CONFLICT,
                "This client_id was used for another message; choose a new one."));
  }

  /** What was edited or deleted since cannot be compared any more. */
  private static boolean isSame(Draft draft, Message first) {
    boolean changed = first.editedAt() != null || first.deleted();
    return draft.conversationId() == first.conversationId()
        && Objects.equals(draft.replyTo(), first.replyTo())
        && (changed || draft.content().equals(first.content()));
  }
}
