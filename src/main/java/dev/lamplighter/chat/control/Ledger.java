package dev.lamplighter.chat.control;

import dev.lamplighter.chat.entity.Draft;
import dev.lamplighter.database.Sql;
import dev.lamplighter.problem.ProblemException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The conversations of one transaction, locked in the order of their ids, each with numbers enough
 * for all its drafts. Numbers that refused drafts did not need are given back before the commit, so
 * there are no holes.
 */
final class Ledger {
  /** After so long without a message nothing of a conversation is on its way between nodes. */
  static final Duration QUIET = Duration.ofSeconds(30);

  private static final class Page {
    private final boolean closed;
    private final String lowId;
    private final boolean refusedByLow;
    private final boolean refusedByHigh;
    private final long membersVersion;
    private final boolean quiet;
    private final long first;
    private final int taken;
    private int used;
    private Set<String> members;

    Page(ResultSet row, int taken, Instant now) throws SQLException {
      this.taken = taken;
      closed = row.getBoolean("closed");
      lowId = row.getString("low_id");
      refusedByLow = row.getBoolean("refused_by_low");
      refusedByHigh = row.getBoolean("refused_by_high");
      membersVersion = row.getLong("members_version");
      first = row.getLong("last_seq") - taken + 1;
      quiet = first == 1 || Sql.instant(row, "previous_at").isBefore(now.minus(QUIET));
    }

    boolean isClosedTo(String senderId) {
      return closed || (senderId.equals(lowId) ? refusedByHigh : refusedByLow);
    }
  }

  private final Map<Long, Page> pages = new HashMap<>();

  static Ledger lock(Sql sql, Roll roll, List<Draft> drafts, Instant now) {
    Map<Long, Integer> wanted = new TreeMap<>();
    drafts.forEach(draft -> wanted.merge(draft.conversationId(), 1, Integer::sum));
    List<Object[]> takings = new ArrayList<>();
    wanted.forEach((id, count) -> takings.add(new Object[] {count, now, id}));
    sql.batch(
        "UPDATE conversations SET last_seq = last_seq + ?, previous_at = changed_at,"
            + " changed_at = ? WHERE id = ?",
        takings);
    Ledger ledger = new Ledger();
    sql.query(
        row ->
            ledger.pages.put(row.getLong("id"), new Page(row, wanted.get(row.getLong("id")), now)),
        "SELECT c.id, c.last_seq, c.members_version, c.previous_at, "
            + Standings.CLOSED
            + " AS closed, c.low_id, "
            + Standings.refusedBy("c.low_id")
            + " AS refused_by_low, "
            + Standings.refusedBy("c.high_id")
            + " AS refused_by_high FROM conversations c WHERE c.id = ANY(?)",
        wanted.keySet());
    Map<Long, Long> versions = new HashMap<>();
    ledger.pages.forEach((id, page) -> versions.put(id, page.membersVersion));
    Map<Long, Set<String>> members = roll.of(sql, versions);
    ledger.pages.forEach((id, page) -> page.members = members.get(id));
    return ledger;
  }

  /** Gives the draft its number, or refuses it. */
  Outcome enter(Draft draft, Instant now) {
    Page page = pages.get(draft.conversationId());
    if (page == null || !page.members.contains(draft.senderId())) {
      return Outcome.refused(draft, Standings.unknown());
    }
    if (page.isClosedTo(draft.senderId())) {
      return Outcome.refused(draft, Standings.closed());
    }
    long seq = page.first + page.used;
    if (draft.replyTo() != null && draft.replyTo() >= seq) {
      return Outcome.refused(
          draft, ProblemException.invalid("reply_to", "is no message of this conversation"));
    }
    boolean quiet = page.quiet && page.used == 0;
    page.used++;
    return Outcome.stored(draft, draft.at(seq, now), page.members, page.membersVersion, quiet);
  }

  /** A conversation in which nothing came to stand did not change. */
  void giveBack(Sql sql) {
    List<Object[]> unused = new ArrayList<>();
    pages.forEach(
        (id, page) -> {
          if (page.used < page.taken) {
            unused.add(new Object[] {page.taken - page.used, page.used, id});
          }
        });
    sql.batch(
        "UPDATE conversations SET last_seq = last_seq - ?,"
            + " changed_at = CASE WHEN ? = 0 THEN previous_at ELSE changed_at END WHERE id = ?",
        unused);
  }
}
