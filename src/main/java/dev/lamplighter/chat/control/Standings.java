package dev.lamplighter.chat.control;

import dev.lamplighter.chat.entity.Standing;
import dev.lamplighter.database.Database;
import dev.lamplighter.database.Sql;
import dev.lamplighter.problem.ProblemException;
import dev.lamplighter.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Lets members in, and nobody else. Each question is one statement; blocks for it. */
@ApplicationScoped
public class Standings {
  /** Of a conversation {@code c}: nobody can write, because one blocked the other or is gone. */
  static final String CLOSED =
      "(c.direct AND (c.low_id IS NULL OR c.high_id IS NULL OR EXISTS (SELECT 1 FROM relations r"
          + " WHERE r.kind = 'BLOCKS' AND ((r.owner_id = c.low_id AND r.other_id = c.high_id)"
          + " OR (r.owner_id = c.high_id AND r.other_id = c.low_id)))))";

  /**
   * Of a conversation {@code c}: one of the two, who never wrote in it, does not let the other
   * write.
   *
   * @param userId SQL for whom
   */
  static String refusedBy(String userId) {
    return "(c.direct AND EXISTS (SELECT 1 FROM users u WHERE u.id = "
        + userId
        + " AND u.message_audience <> 'everyone' AND NOT EXISTS (SELECT 1 FROM messages w"
        + " WHERE w.conversation_id = c.id AND w.sender_id = u.id)"
        + " AND (u.message_audience = 'nobody' OR NOT EXISTS (SELECT 1 FROM connections k"
        + " WHERE k.low_id = c.low_id AND k.high_id = c.high_id AND k.state = 'ACCEPTED'))))";
  }

  private static final String STANDING =
      "SELECT c.direct, c.owner_id, c.last_seq, c.members_version, "
          + CLOSED
          + " OR "
          + refusedBy("CASE WHEN c.low_id = m.user_id THEN c.high_id ELSE c.low_id END")
          + " AS closed FROM conversations c JOIN conversation_members m"
          + " ON m.conversation_id = c.id AND m.user_id = ? WHERE c.id = ?";

  @Inject private Database database;
  @Inject private Roll roll;

  /**
   * @throws ProblemException NOT_FOUND for all but members
   */
  public Standing of(long conversationId, String userId) {
    try (Sql sql = database.open()) {
      return of(sql, conversationId, userId);
    }
  }

  /** For who wants to write: FORBIDDEN where the conversation is closed. */
  Standing open(Sql sql, long conversationId, String userId) {
    Standing standing = of(sql, conversationId, userId);
    if (standing.closed()) {
      throw closed();
    }
    return standing;
  }

  Standing of(Sql sql, long conversationId, String userId) {
    return sql.first(
            row ->
                new Standing(
                    conversationId,
                    row.getBoolean("direct"),
                    row.getBoolean("closed"),
                    row.getString("owner_id"),
                    row.getLong("last_seq"),
                    roll.of(sql, conversationId, row.getLong("members_version"))),
            STANDING,
            userId,
            conversationId)
        .orElseThrow(Standings::unknown);
  }

  static ProblemException unknown() {
    return ProblemException.notFound("conversation");
  }

  /** Says nothing of who blocked whom. */
  static ProblemException closed() {
    return ProblemException.of(ProblemType.FORBIDDEN, "You cannot write to this user.");
  }
}
