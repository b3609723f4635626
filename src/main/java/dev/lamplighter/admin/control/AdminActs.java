package dev.lamplighter.admin.control;

import dev.lamplighter.admin.entity.AdminAct;
import dev.lamplighter.database.Database;
import dev.lamplighter.database.DatabaseClock;
import dev.lamplighter.database.Sql;
import dev.lamplighter.identity.AdminActed;
import dev.lamplighter.json.PageRequest;
import dev.lamplighter.json.PageRequest.Page;
import dev.lamplighter.json.PageRequest.Place;
import dev.lamplighter.json.Times;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.logging.Logger;

/** Writes down what admins do to others, and shows it. Nothing of it is ever changed. */
@ApplicationScoped
public class AdminActs {
  private static final Logger LOG = Logger.getLogger(AdminActs.class.getName());
  private static final int MAX_TARGET = 255;

  @Inject private Database database;
  @Inject private DatabaseClock clock;

  void record(@Observes AdminActed acted) {
    String target = acted.target();
    try (Sql sql = database.open()) {
      sql.update(
          "INSERT INTO admin_acts (admin_id, admin_name, act, target, created_at)"
              + " VALUES (?, ?, ?, ?, ?)",
          acted.admin().userId(),
          acted.admin().username(),
          acted.act(),
          target.substring(0, Math.min(MAX_TARGET, target.length())),
          Times.cut(clock.instant()));
    }
    LOG.info(() -> "event=admin_act by=" + acted.admin().userId() + " act=" + acted.act());
  }

  /** Newest first. */
  public Page<AdminAct> page(PageRequest request) {
    Place after = AdminPlace.newest(request);
    try (Sql sql = database.open()) {
      List<AdminAct> found =
          sql.query(
              row ->
                  new AdminAct(
                      row.getLong("id"),
                      row.getString("admin_id"),
                      row.getString("admin_name"),
                      row.getString("act"),
                      row.getString("target"),
                      Sql.instant(row, "created_at")),
              "SELECT id, admin_id, admin_name, act, target, created_at FROM admin_acts"
                  + " WHERE (created_at, id) < (?, ?) ORDER BY created_at DESC, id DESC LIMIT ?",
              after.time(),
              Long.parseLong(after.id()),
              request.limit() + 1);
      return request.page(found, a -> new Place(a.timestamp(), Long.toString(a.id())).text());
    }
  }
}
