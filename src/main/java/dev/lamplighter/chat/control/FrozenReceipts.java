package dev.lamplighter.chat.control;

import dev.lamplighter.accounts.entity.AccountLeaving;
import dev.lamplighter.accounts.entity.BlockChanged;
import dev.lamplighter.database.Database;
import dev.lamplighter.database.Sql;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Locale;

/**
 * What two of whom one blocked the other see of each other's receipts: what they saw when it began.
 */
@ApplicationScoped
public class FrozenReceipts {
  /** Of the two in {@code relations b} each is once the reader, once the viewer. */
  private static final String FREEZE =
      "INSERT INTO frozen_receipts"
          + " (conversation_id, reader_id, viewer_id, read_seq, delivered_seq)"
          + " SELECT r.conversation_id, r.user_id, v.user_id, r.shown_read_seq,"
          + " r.shown_delivered_seq FROM relations b"
          + " JOIN conversation_members r ON r.user_id = b.%s"
          + " JOIN conversation_members v ON v.conversation_id = r.conversation_id"
          + " AND v.user_id = b.%s WHERE b.kind = 'BLOCKS' AND %s ON CONFLICT DO NOTHING";

  private static final String BY_THEM = "b.owner_id = ? AND b.other_id = ?";
  private static final String IN_IT =
      "r.conversation_id = ? AND (b.owner_id = ANY(?) OR b.other_id = ANY(?))";

  /** Unless the other has blocked too. */
  private static final String THAW =
      "DELETE FROM frozen_receipts WHERE ((reader_id = ? AND viewer_id = ?)"
          + " OR (viewer_id = ? AND reader_id = ?)) AND NOT EXISTS (SELECT 1 FROM relations b"
          + " WHERE b.kind = 'BLOCKS' AND b.owner_id = ? AND b.other_id = ?)";

  @Inject private Database database;

  /** Early: members' rows are locked before users'. */
  void changed(@Observes @Priority(AccountLeaving.CONVERSATIONS) BlockChanged event) {
    String blocker = event.blockerId();
    String blocked = event.blockedId();
    try (Sql sql = database.open()) {
      if (event.blocked()) {
        freeze(sql, BY_THEM, blocker, blocked);
      } else {
        sql.update(THAW, blocker, blocked, blocker, blocked, blocked, blocker);
      }
    }
  }

  /** These users are members now. */
  static void joined(Sql sql, long conversationId, Collection<String> userIds) {
    freeze(sql, IN_IT, conversationId, userIds, userIds);
  }

  private static void freeze(Sql sql, String which, Object... parameters) {
    sql.update(String.format(Locale.ROOT, FREEZE, "owner_id", "other_id", which), parameters);
    sql.update(String.format(Locale.ROOT, FREEZE, "other_id", "owner_id", which), parameters);
  }
}
