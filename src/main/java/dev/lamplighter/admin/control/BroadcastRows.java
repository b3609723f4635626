package dev.lamplighter.admin.control;

import dev.lamplighter.admin.control.Welcome.Told;
import dev.lamplighter.admin.entity.Broadcast;
import dev.lamplighter.database.Database;
import dev.lamplighter.database.DatabaseClock;
import dev.lamplighter.database.Sql;
import dev.lamplighter.json.PageRequest.Place;
import dev.lamplighter.json.Times;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Broadcasts in the database, and who received them. Each method is one statement. */
@ApplicationScoped
public class BroadcastRows implements Welcome.Receipts {
  private static final String COLUMNS =
      "SELECT b.id, b.message, b.role, b.lasting, b.author_name, b.created_at, b.expires_at";

  /** Somebody who received one. */
  public record Receipt(String userId, String username, Instant receivedAt) {}

  @Inject private Database database;
  @Inject private DatabaseClock clock;

  Broadcast add(String authorName, String message, String role, boolean lasting, Instant expires) {
    Instant now = now();
    try (Sql sql = database.open()) {
      long id =
          sql.insert(
                  "INSERT INTO broadcasts"
                      + " (message, role, lasting, author_name, created_at, expires_at)"
                      + " VALUES (?, ?, ?, ?, ?, ?)",
                  message,
                  role,
                  lasting,
                  authorName,
                  now,
                  expires)
              .orElseThrow();
      return new Broadcast(id, message, role, lasting, authorName, now, expires);
    }
  }

  Instant now() {
    return Times.cut(clock.instant());
  }

  private static Broadcast broadcast(ResultSet row) throws SQLException {
    return new Broadcast(
        row.getLong("id"),
        row.getString("message"),
        row.getString("role"),
        row.getBoolean("lasting"),
        row.getString("author_name"),
        Sql.instant(row, "created_at"),
        Sql.instant(row, "expires_at"));
  }

  Optional<Broadcast> find(long id) {
    try (Sql sql = database.open()) {
      return sql.first(BroadcastRows::broadcast, COLUMNS + " FROM broadcasts b WHERE b.id = ?", id);
    }
  }

  /** Those that newcomers are to hear. */
  List<Broadcast> lasting() {
    try (Sql sql = database.open()) {
      return sql.query(
          BroadcastRows::broadcast,
          COLUMNS + " FROM broadcasts b WHERE b.lasting = TRUE AND b.expires_at > ?",
          now());
    }
  }

  /** As admins see them, newest first. */
  List<JsonObject> page(Place after, int limit) {
    try (Sql sql = database.open()) {
      return sql.query(
          row -> broadcast(row).toJson(row.getLong("received")),
          COLUMNS
              + ", (SELECT count(*) FROM broadcast_receipts r WHERE r.broadcast_id = b.id)"
              + " AS received FROM broadcasts b WHERE (b.created_at, b.id) < (?, ?)"
              + " ORDER BY b.created_at DESC, b.id DESC LIMIT ?",
          after.time(),
          Long.parseLong(after.id()),
          limit);
    }
  }

  /** Once a user; those who are gone meanwhile are left out. */
  @Override
  public void add(Collection<Told> receipts) {
    try (Sql sql = database.open()) {
      sql.update(
          "INSERT INTO broadcast_receipts (broadcast_id, user_id, received_at)"
              + " SELECT r.broadcast_id, u.id, CAST(? AS timestamp(3) with time zone)"
              + " FROM unnest(CAST(? AS bigint ARRAY), CAST(? AS varchar ARRAY))"
              + " AS r(broadcast_id, user_id) JOIN users u ON u.id = r.user_id"
              + " ON CONFLICT DO NOTHING",
          now(),
          receipts.stream().map(Told::broadcastId).toList(),
          receipts.stream().map(Told::userId).toList());
    }
  }

  @Override
  public Set<Told> among(Collection<Long> broadcasts, Collection<String> userIds) {
    try (Sql sql = database.open()) {
      return new HashSet<>(
          sql.query(
              row -> new Told(row.getLong("broadcast_id"), row.getString("user_id")),
              "SELECT broadcast_id, user_id FROM broadcast_receipts"
                  + " WHERE broadcast_id = ANY(?) AND user_id = ANY(?)",
              broadcasts,
              userIds));
    }
  }

  /** By user id, after that one. */
  List<Receipt> receipts(long id, String afterUserId, int limit) {
    try (Sql sql = database.open()) {
      return sql.query(
          row ->
              new Receipt(
                  row.getString("user_id"),
                  row.getString("username"),
                  Sql.instant(row, "received_at")),
          "SELECT r.user_id, u.username, r.received_at FROM broadcast_receipts r"
              + " JOIN users u ON u.id = r.user_id"
              + " WHERE r.broadcast_id = ? AND r.user_id > ? ORDER BY r.user_id LIMIT ?",
          id,
          afterUserId,
          limit);
    }
  }
}
