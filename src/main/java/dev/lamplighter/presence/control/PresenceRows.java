package dev.lamplighter.presence.control;

import dev.lamplighter.json.Times;
import dev.lamplighter.presence.entity.PresenceRow;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Writes many rows of {@code user_presence} as one JDBC batch: a storm of logins would otherwise
 * read thousands of entities only to change one column each.
 */
@ApplicationScoped
public class PresenceRows {
  /** Never backwards: two nodes may have seen the user. */
  private static final String UPDATE =
      "update user_presence set last_seen = greatest(last_seen,"
          + " cast(? as timestamp(3) with time zone)), lease_until = ? where user_id = ?";

  /** Users who are gone are left out; who came first made the row. */
  private static final String INSERT =
      "insert into user_presence (last_seen, lease_until, user_id)"
          + " select cast(? as timestamp(3) with time zone), cast(? as timestamp(3) with time zone), id"
          + " from users where id = ? on conflict do nothing";

  @Resource(lookup = "java:app/jdbc/lamplighter")
  private DataSource dataSource;

  @Transactional(rollbackOn = SQLException.class)
  public void write(List<PresenceRow> rows) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      int[] updated = batch(connection, UPDATE, rows);
      List<PresenceRow> missing = new ArrayList<>();
      for (int i = 0; i < updated.length; i++) {
        if (updated[i] == 0) {
          missing.add(rows.get(i));
        }
      }
      if (!missing.isEmpty()) {
        batch(connection, INSERT, missing);
      }
    }
  }

  private static int[] batch(Connection connection, String sql, List<PresenceRow> rows)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (PresenceRow row : rows) {
        statement.setObject(1, time(row.lastSeen()));
        statement.setObject(2, time(row.leaseUntil()));
        statement.setString(3, row.userId());
        statement.addBatch();
      }
      return statement.executeBatch();
    }
  }

  /** Cut, as clients are told it: the database would round it. */
  private static OffsetDateTime time(Instant instant) {
    return instant == null ? null : Times.cut(instant).atOffset(ZoneOffset.UTC);
  }
}
