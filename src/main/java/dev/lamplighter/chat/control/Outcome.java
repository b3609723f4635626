package dev.lamplighter.chat.control;

import dev.lamplighter.chat.entity.Draft;
import dev.lamplighter.chat.entity.Message;
import dev.lamplighter.problem.ProblemException;
import java.util.Set;

/**
 * What became of a draft.
 *
 * @param message as it stands in the database; null where it was refused
 * @param repeat whether it stood there already
 * @param members of the conversation; empty for a repeat
 * @param quiet whether the conversation was silent for a while before it
 * @param refusal null where it was not refused
 */
record Outcome(
    Draft draft,
    Message message,
    boolean repeat,
    Set<String> members,
    long membersVersion,
    boolean quiet,
    ProblemException refusal) {

  static Outcome stored(
      Draft draft, Message message, Set<String> members, long membersVersion, boolean quiet) {
    return new Outcome(draft, message, false, members, membersVersion, quiet, null);
  }

  static Outcome repeat(Draft draft, Message message) {
    return new Outcome(draft, message, true, Set.of(), 0, false, null);
  }

  static Outcome refused(Draft draft, ProblemException refusal) {
    return new Outcome(draft, null, false, Set.of(), 0, false, refusal);
  }

  boolean isNew() {
    return message != null && !repeat;
  }
}
