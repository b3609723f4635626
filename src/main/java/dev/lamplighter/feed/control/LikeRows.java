package dev.lamplighter.feed.control;

import dev.lamplighter.database.Database;
import dev.lamplighter.database.DatabaseClock;
import dev.lamplighter.database.Sql;
import dev.lamplighter.json.Times;
import dev.lamplighter.notifications.control.Notifications;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;

/** Likes in the database, many at a time. */
@ApplicationScoped
public class LikeRows {
  @Inject private Database database;
  @Inject private DatabaseClock clock;
  @Inject private Notifications notifications;

  /** One transaction and a handful of statements, however many wishes there are. */
  @Transactional
  public LikeBook store(List<Wish> wishes) {
    try (Sql sql = database.open()) {
      LikeBook book = LikeBook.open(sql, wishes, Times.cut(clock.instant()));
      wishes.forEach(book::enter);
      book.write(sql);
      book.notifyAuthors(sql, notifications);
      return book;
    }
  }
}
