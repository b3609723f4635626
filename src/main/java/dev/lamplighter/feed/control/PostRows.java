package dev.lamplighter.feed.control;

import dev.lamplighter.accounts.entity.AccountDeleted;
import dev.lamplighter.accounts.entity.AccountLeaving;
import dev.lamplighter.database.Database;
import dev.lamplighter.database.DatabaseClock;
import dev.lamplighter.database.Repeated;
import dev.lamplighter.database.Sql;
import dev.lamplighter.feed.entity.Counts;
import dev.lamplighter.feed.entity.Post;
import dev.lamplighter.json.PageRequest.Place;
import dev.lamplighter.json.Times;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Posts in the database. Counts are kept with them and never counted again. */
@ApplicationScoped
public class PostRows {
  /** Whether a viewer, two parameters, may see what is by the author. */
  static final String VISIBLE =
      "NOT EXISTS (SELECT 1 FROM relations r WHERE r.kind = 'BLOCKS'"
          + " AND r.owner_id = ? AND r.other_id = %1$s)"
          + " AND NOT EXISTS (SELECT 1 FROM relations r WHERE r.kind = 'BLOCKS'"
          + " AND r.owner_id = %1$s AND r.other_id = ?)";

  private static final String SELECT =
      "SELECT p.id, p.version, p.like_count, p.comment_count, p.author_id, p.content,"
          + " p.created_at, EXISTS (SELECT 1 FROM post_likes l WHERE l.post_id = p.id"
          + " AND l.user_id = ?) AS liked FROM posts p WHERE "
          + String.format(Locale.ROOT, VISIBLE, "p.author_id");
  static final String PAGE =
      SELECT + " AND (p.created_at, p.id) < (?, ?) ORDER BY p.created_at DESC, p.id DESC LIMIT ?";
  static final String CHANGED =
      "SELECT id, version, like_count, comment_count FROM posts WHERE changed_at > ?";

  @Inject private Database database;
  @Inject private DatabaseClock clock;

  /** Newest first, after that place. */
  List<Post> page(String viewerId, Place after, int limit) {
    try (Sql sql = database.open()) {
      return sql.query(
          PostRows::post,
          PAGE,
          viewerId,
          viewerId,
          viewerId,
          after.time(),
          Long.parseLong(after.id()),
          limit);
    }
  }

  Optional<Post> find(String viewerId, long id) {
    try (Sql sql = database.open()) {
      return sql.first(PostRows::post, SELECT + " AND p.id = ?", viewerId, viewerId, viewerId, id);
    }
  }

  private static Post post(ResultSet row) throws SQLException {
    return new Post(
        counts(row),
        row.getString("author_id"),
        row.getString("content"),
        Sql.instant(row, "created_at"),
        row.getBoolean("liked"));
  }

  static Counts counts(ResultSet row) throws SQLException {
    return new Counts(
        row.getLong("id"),
        row.getLong("version"),
        row.getLong("like_count"),
        row.getLong("comment_count"));
  }

  /** A stored post, and whom it is hidden from. */
  record Made(Post post, Walls walls) {}

  @Transactional
  public Made make(String authorId, String content) {
    Instant now = Times.cut(clock.instant());
    try (Sql sql = database.open()) {
      long id =
          sql.insert(
                  "INSERT INTO posts (author_id, content, created_at, changed_at)"
                      + " VALUES (?, ?, ?, ?)",
                  authorId,
                  content,
                  now,
                  now)
              .orElseThrow();
      Post post = new Post(new Counts(id, 0, 0, 0), authorId, content, now, false);
      return new Made(post, Walls.around(sql, List.of(authorId)));
    }
  }

  /** With all that was said to it. False where it is not there. */
  @Repeated
  @Transactional
  public boolean delete(long id) {
    try (Sql sql = database.open()) {
      return sql.update("DELETE FROM posts WHERE id = ?", id) == 1;
    }
  }

  Optional<String> authorOf(long id) {
    try (Sql sql = database.open()) {
      return sql.first(row -> row.getString(1), "SELECT author_id FROM posts WHERE id = ?", id);
    }
  }

  List<Counts> changedSince(Instant time) {
    try (Sql sql = database.open()) {
      return sql.query(PostRows::counts, CHANGED, time);
    }
  }

  /** All whose counts or cascades a deletion touches, as {@link LikeBook} locks them. */
  void lock(@Observes @Priority(AccountLeaving.POSTS) AccountLeaving event) {
    try (Sql sql = database.open()) {
      sql.query(
          row -> row.getLong(1),
          "SELECT id FROM posts WHERE id IN (SELECT id FROM posts WHERE author_id = ?"
              + " UNION SELECT post_id FROM post_likes WHERE user_id = ?"
              + " UNION SELECT post_id FROM post_comments WHERE author_id = ?)"
              + " ORDER BY id FOR UPDATE",
          event.userId(),
          event.userId(),
          event.userId());
    }
  }

  /** Part of the account's deletion: what the user liked and said goes out of the counts. */
  void erase(@Observes AccountDeleted event) {
    Instant now = Times.cut(clock.instant());
    try (Sql sql = database.open()) {
      sql.update(
          "UPDATE posts SET version = version + 1, changed_at = ?, like_count = like_count - 1"
              + " WHERE id IN (SELECT post_id FROM post_likes WHERE user_id = ?)",
          now,
          event.userId());
      sql.update(
          "UPDATE posts SET version = version + 1, changed_at = ?, comment_count = comment_count -"
              + " (SELECT count(*) FROM post_comments c"
              + " WHERE c.post_id = posts.id AND c.author_id = ?)"
              + " WHERE id IN (SELECT post_id FROM post_comments WHERE author_id = ?)",
          now,
          event.userId(),
          event.userId());
    }
  }
}
