package dev.lamplighter.notifications.control;

import dev.lamplighter.database.Database;
import dev.lamplighter.database.Sql;
import dev.lamplighter.notifications.entity.NotificationType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** What users do not want to be told. */
@ApplicationScoped
public class Preferences {
  @Inject private Database database;

  public Set<NotificationType> muted(String userId) {
    Set<NotificationType> muted = EnumSet.noneOf(NotificationType.class);
    try (Sql sql = database.open()) {
      sql.query(
          row -> muted.add(NotificationType.valueOf(row.getString(1))),
          "SELECT type FROM notification_mutes WHERE user_id = ?",
          userId);
    }
    return muted;
  }

  /**
   * @param wanted types that are not named stay as they are
   */
  @Transactional
  public void change(String userId, Map<NotificationType, Boolean> wanted) {
    try (Sql sql = database.open()) {
      wanted.forEach(
          (type, on) ->
              sql.update(
                  on
                      ? "DELETE FROM notification_mutes WHERE user_id = ? AND type = ?"
                      : "INSERT INTO notification_mutes (user_id, type) VALUES (?, ?)"
                          + " ON CONFLICT DO NOTHING",
                  userId,
                  type.name()));
    }
  }
}
