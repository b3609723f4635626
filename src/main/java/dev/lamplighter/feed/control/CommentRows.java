package dev.lamplighter.feed.control;

import dev.lamplighter.database.Database;
import dev.lamplighter.database.DatabaseClock;
import dev.lamplighter.database.Repeated;
import dev.lamplighter.database.Sql;
import dev.lamplighter.feed.entity.Comment;
import dev.lamplighter.feed.entity.Counts;
import dev.lamplighter.json.PageRequest.Place;
import dev.lamplighter.json.Times;
import dev.lamplighter.notifications.control.Notifications;
import dev.lamplighter.notifications.entity.NotificationDraft;
import dev.lamplighter.notifications.entity.NotificationType;
import dev.lamplighter.notifications.entity.RecordedNotification;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Comments in the database. Whoever changes them changes the post's count first, which locks the
 * post, so times and ids rise in the order of the commits.
 */
@ApplicationScoped
public class CommentRows {
  private static final String COLUMNS =
      "SELECT c.id, c.post_id, c.author_id, c.content, c.created_at FROM post_comments c WHERE ";
  static final String PAGE =
      COLUMNS
          + "c.post_id = ? AND "
          + String.format(Locale.ROOT, PostRows.VISIBLE, "c.author_id")
          + " AND (c.created_at, c.id) > (?, ?) ORDER BY c.created_at, c.id LIMIT ?";

  @Inject private Database database;
  @Inject private DatabaseClock clock;
  @Inject private Notifications notifications;

  /** What changed, of whose post, and who is not to see it. */
  record Change(
      Comment comment,
      Counts counts,
      String postAuthorId,
      Walls walls,
      Optional<RecordedNotification> notification) {}

  /** Oldest first, after that place. */
  List<Comment> page(long postId, String viewerId, Place after, int limit) {
    try (Sql sql = database.open()) {
      return sql.query(
          CommentRows::comment,
          PAGE,
          postId,
          viewerId,
          viewerId,
          after.time(),
          Long.parseLong(after.id()),
          limit);
    }
  }

  private static Comment comment(ResultSet row) throws SQLException {
    return new Comment(
        row.getLong("id"),
        row.getLong("post_id"),
        row.getString("author_id"),
        row.getString("content"),
        Sql.instant(row, "created_at"));
  }

  Optional<Comment> find(long postId, long id) {
    try (Sql sql = database.open()) {
      return sql.first(CommentRows::comment, COLUMNS + "c.post_id = ? AND c.id = ?", postId, id);
    }
  }

  /**
   * @throws dev.lamplighter.problem.ProblemException NOT_FOUND where the author sees no such post
   */
  @Repeated
  @Transactional
  public Change add(long postId, String authorId, String content) {
    try (Sql sql = database.open()) {
      Instant now = count(sql, postId, 1);
      Post post = post(sql, postId);
      Walls walls = Walls.around(sql, List.of(authorId, post.authorId()));
      if (walls.between(authorId, post.authorId())) {
        throw Posts.unknown();
      }
      long id =
          sql.insert(
                  "INSERT INTO post_comments (post_id, author_id, content, created_at)"
                      + " VALUES (?, ?, ?, ?)",
                  postId,
                  authorId,
                  content,
                  now)
              .orElseThrow();
      Comment comment = new Comment(id, postId, authorId, content, now);
      return new Change(
          comment, post.counts(), post.authorId(), walls, notifyAuthor(sql, comment, post));
    }
  }

  private Optional<RecordedNotification> notifyAuthor(Sql sql, Comment comment, Post post) {
    if (comment.authorId().equals(post.authorId())) {
      return Optional.empty();
    }
    return notifications.record(
        sql,
        NotificationDraft.ofPost(
            post.authorId(),
            NotificationType.COMMENT,
            List.of(comment.authorId()),
            Long.toString(comment.postId()),
            "commented on your post"));
  }

  /** Empty where it went already. */
  @Repeated
  @Transactional
  public Optional<Change> remove(Comment comment) {
    try (Sql sql = database.open()) {
      count(sql, comment.postId(), 0);
      Post before = post(sql, comment.postId());
      if (sql.update("DELETE FROM post_comments WHERE id = ?", comment.id()) == 0) {
        return Optional.empty();
      }
      count(sql, comment.postId(), -1);
      Walls walls = Walls.around(sql, List.of(comment.authorId(), before.authorId()));
      Counts counts = post(sql, comment.postId()).counts();
      return Optional.of(new Change(comment, counts, before.authorId(), walls, Optional.empty()));
    }
  }

  private record Post(Counts counts, String authorId) {}

  private static Post post(Sql sql, long postId) {
    return sql.first(
            row -> new Post(PostRows.counts(row), row.getString("author_id")),
            "SELECT id, version, like_count, comment_count, author_id FROM posts WHERE id = ?",
            postId)
        .orElseThrow(Posts::unknown);
  }

  /** Locks the post and counts; the time is taken after that. */
  private Instant count(Sql sql, long postId, int more) {
    sql.update(
        "UPDATE posts SET comment_count = comment_count + ?, version = version + 1,"
            + " changed_at = ? WHERE id = ?",
        more,
        Times.cut(clock.instant()),
        postId);
    return Times.cut(clock.instant());
  }
}
