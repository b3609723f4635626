package dev.lamplighter.notifications.control;

import dev.lamplighter.database.Sql;
import dev.lamplighter.notifications.entity.NotificationDraft;
import dev.lamplighter.notifications.entity.RecordedNotification;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Writes one notification in the caller's transaction. It locks the user's stream first, so that
 * numbers have no holes and two writers never add what should be merged.
 */
final class NotificationWriter {
  private static final String SAME = " WHERE n.user_id = ? AND n.type = ? AND n.subject = ?";

  private record Latest(long id, long seq, boolean unread, Instant createdAt) {}

  private final Sql sql;
  private final NotificationDraft draft;
  private final Instant now;

  NotificationWriter(Sql sql, NotificationDraft draft, Instant now) {
    this.sql = sql;
    this.draft = draft;
    this.now = now;
  }

  /** Empty where there is nothing to tell, or nobody who wants to hear it. */
  Optional<RecordedNotification> write() {
    List<String> actors = welcome();
    boolean nobody = actors.isEmpty() && !draft.actorIds().isEmpty();
    if (nobody || isMuted()) {
      return Optional.empty();
    }
    NotificationStream stream = new NotificationStream(sql, draft.userId());
    if (!stream.take(now)) {
      return Optional.empty();
    }
    Optional<Latest> same = latest();
    if (saysNothingNew(same, actors)) {
      stream.giveBack();
      return Optional.empty();
    }
    Optional<Latest> renewed = same.filter(this::isRenewed);
    long seq = stream.lastSeq();
    write(renewed, actors, seq);
    NotificationRows rows = new NotificationRows(sql);
    return rows.at(draft.userId(), seq)
        .map(
            written ->
                new RecordedNotification(
                    draft.userId(),
                    written,
                    renewed.isPresent(),
                    stream.version(),
                    rows.unread(draft.userId())));
  }

  /** Who acted, without the user and whom the user blocked. */
  private List<String> welcome() {
    List<String> actors = new ArrayList<>(draft.actorIds());
    actors.remove(draft.userId());
    if (!actors.isEmpty()) {
      actors.removeAll(
          sql.query(
              row -> row.getString(1),
              "SELECT other_id FROM relations"
                  + " WHERE owner_id = ? AND kind = 'BLOCKS' AND other_id = ANY(?)",
              draft.userId(),
              actors));
    }
    return actors;
  }

  private boolean isMuted() {
    return draft.type().isOptional()
        && sql.first(
                row -> true,
                "SELECT 1 FROM notification_mutes WHERE user_id = ? AND type = ?",
                draft.userId(),
                draft.type().name())
            .isPresent();
  }

  private Optional<Latest> latest() {
    return draft.subject() == null
        ? Optional.empty()
        : sql.first(
            row ->
                new Latest(
                    row.getLong("id"),
                    row.getLong("seq"),
                    row.getBoolean("unread"),
                    Sql.instant(row, "created_at")),
            "SELECT n.id, n.seq, n.unread, n.created_at FROM notifications n"
                + SAME
                + " ORDER BY n.seq DESC LIMIT 1",
            draft.userId(),
            draft.type().name(),
            draft.subject());
  }

  private boolean saysNothingNew(Optional<Latest> same, List<String> actors) {
    return same.isPresent()
        && ((draft.type().isSilentWhileUnread() && same.get().unread())
            || (draft.type().isToldOnce() && told().containsAll(actors)));
  }

  private Set<String> told() {
    return new HashSet<>(
        sql.query(
            row -> row.getString(1),
            "SELECT a.actor_id FROM notification_actors a JOIN notifications n"
                + " ON n.id = a.notification_id"
                + SAME
                + " AND a.actor_id = ANY(?)",
            draft.userId(),
            draft.type().name(),
            draft.subject(),
            draft.actorIds()));
  }

  private void write(Optional<Latest> renewed, List<String> actors, long seq) {
    String actor = actors.isEmpty() ? null : actors.get(actors.size() - 1);
    long id = renewed.isPresent() ? renew(renewed.get(), actor, seq) : insert(actor, seq);
    sql.batch(
        "INSERT INTO notification_actors (notification_id, actor_id) VALUES (?, ?)"
            + " ON CONFLICT DO NOTHING",
        actors.stream().distinct().map(userId -> new Object[] {id, userId}).toList());
    sql.update(
        "UPDATE notifications SET actors ="
            + " (SELECT count(*) FROM notification_actors WHERE notification_id = ?) WHERE id = ?",
        id,
        id);
  }

  private boolean isRenewed(Latest same) {
    Duration age = Duration.between(same.createdAt(), now);
    return same.unread() || draft.type().isRenewedAtAge(age);
  }

  private long renew(Latest same, String actor, long seq) {
    sql.update(
        "UPDATE notifications SET seq = ?, replaces = ?, actor_id = ?, message = ?, unread = TRUE,"
            + " created_at = ? WHERE id = ?",
        seq,
        same.unread() ? same.seq() : null, // read and unread again: it counts as new
        actor,
        draft.text(),
        now,
        same.id());
    return same.id();
  }

  private long insert(String actor, long seq) {
    return sql.insert(
            "INSERT INTO notifications"
                + " (user_id, seq, type, subject, actor_id, post_id, message, unread, created_at)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, TRUE, ?)",
            draft.userId(),
            seq,
            draft.type().name(),
            draft.subject(),
            actor,
            draft.postId(),
            draft.text(),
            now)
        .orElseThrow();
  }
}
