package dev.lamplighter.feed.control;

import dev.lamplighter.database.Sql;
import dev.lamplighter.feed.entity.Counts;
import dev.lamplighter.feed.entity.Liked;
import dev.lamplighter.notifications.control.Notifications;
import dev.lamplighter.notifications.entity.NotificationDraft;
import dev.lamplighter.notifications.entity.NotificationType;
import dev.lamplighter.notifications.entity.RecordedNotification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The posts of one transaction, locked in the order of their ids. Who likes what is read after
 * that, so that each like counts once whoever writes at the same time.
 */
final class LikeBook {
  private record Like(long postId, String userId) {}

  private static final class Page {
    private final Counts before;
    private final String authorId;
    private final Set<String> fans = new LinkedHashSet<>();
    private long likes;
    private Wish last;

    Page(Counts before, String authorId) {
      this.before = before;
      this.authorId = authorId;
      likes = before.likes();
    }

    NotificationDraft notification() {
      return NotificationDraft.ofPost(
          authorId,
          NotificationType.LIKE,
          List.copyOf(fans),
          Long.toString(before.postId()),
          "liked your post");
    }

    Counts counts() {
      return new Counts(before.postId(), before.version(), likes, before.comments());
    }
  }

  private final Instant now;
  private final Map<Long, Page> pages = new HashMap<>();
  private final Set<Like> before = new HashSet<>();
  private final Set<Like> after = new HashSet<>();
  private final List<RecordedNotification> notifications = new ArrayList<>();
  private Walls walls;

  private LikeBook(Instant now) {
    this.now = now;
  }

  static LikeBook open(Sql sql, List<Wish> wishes, Instant now) {
    LikeBook book = new LikeBook(now);
    Collection<Long> ids = new TreeSet<>(wishes.stream().map(Wish::postId).toList());
    sql.batch(
        "UPDATE posts SET version = version + 1 WHERE id = ?",
        ids.stream().map(id -> new Object[] {id}).toList());
    sql.query(
        row ->
            book.pages.put(
                row.getLong("id"), new Page(PostRows.counts(row), row.getString("author_id"))),
        "SELECT id, version, like_count, comment_count, author_id FROM posts WHERE id = ANY(?)",
        ids);
    sql.query(
        row -> book.before.add(new Like(row.getLong(1), row.getString(2))),
        "SELECT l.post_id, l.user_id"
            + " FROM unnest(CAST(? AS bigint ARRAY), CAST(? AS varchar ARRAY)) AS w(post_id, user_id)"
            + " JOIN post_likes l ON l.post_id = w.post_id AND l.user_id = w.user_id",
        wishes.stream().map(Wish::postId).toList(),
        wishes.stream().map(Wish::userId).toList());
    book.after.addAll(book.before);
    List<String> people = new ArrayList<>(wishes.stream().map(Wish::userId).toList());
    book.pages.values().forEach(page -> people.add(page.authorId));
    book.walls = Walls.around(sql, people);
    return book;
  }

  void enter(Wish wish) {
    Page page = pages.get(wish.postId());
    if (page == null || walls.between(wish.userId(), page.authorId)) {
      return;
    }
    Like like = new Like(wish.postId(), wish.userId());
    if (wish.on() ? after.add(like) : after.remove(like)) {
      page.likes += wish.on() ? 1 : -1;
      page.last = wish;
      page.fans.remove(wish.userId());
      if (wish.on()) {
        page.fans.add(wish.userId());
      }
    }
  }

  void write(Sql sql) {
    sql.batch(
        "INSERT INTO post_likes (post_id, user_id, created_at) VALUES (?, ?, ?)",
        only(after, before).map(l -> new Object[] {l.postId(), l.userId(), now}).toList());
    sql.batch(
        "DELETE FROM post_likes WHERE post_id = ? AND user_id = ?",
        only(before, after).map(l -> new Object[] {l.postId(), l.userId()}).toList());
    sql.batch(
        "UPDATE posts SET like_count = ?, changed_at = ? WHERE id = ?",
        changed().map(p -> new Object[] {p.likes, now, p.before.postId()}).toList());
  }

  /** One for each author, however many like; locks their streams in the order of their ids. */
  void notifyAuthors(Sql sql, Notifications recorder) {
    changed()
        .sorted(Comparator.comparing((Page page) -> page.authorId))
        .forEach(
            page -> {
              page.fans.remove(page.authorId);
              if (!page.fans.isEmpty()) {
                recorder.record(sql, page.notification()).ifPresent(notifications::add);
              }
            });
  }

  List<RecordedNotification> notifications() {
    return notifications;
  }

  private static Stream<Like> only(Set<Like> these, Set<Like> notThose) {
    return these.stream().filter(like -> !notThose.contains(like));
  }

  private Stream<Page> changed() {
    return pages.values().stream().filter(page -> page.last != null);
  }

  /** Empty where the post is not there for that user. */
  Optional<Liked> answer(Wish wish) {
    Page page = pages.get(wish.postId());
    return page == null || walls.between(wish.userId(), page.authorId)
        ? Optional.empty()
        : Optional.of(new Liked(page.counts(), wish.on()));
  }

  /** What viewers are told, once for each post. */
  List<FeedNews> news() {
    return changed()
        .map(
            page ->
                new FeedNews(
                    page.counts(),
                    page.last.userId(),
                    page.last.username(),
                    walls.of(page.authorId),
                    walls.of(page.last.userId()),
                    now,
                    null,
                    null))
        .toList();
  }
}
