package dev.lamplighter.notifications.boundary;

import dev.lamplighter.hub.Session;
import dev.lamplighter.json.JsonInput;
import dev.lamplighter.json.JsonOutput;
import dev.lamplighter.notifications.control.Notifications;
import dev.lamplighter.notifications.entity.Notification;
import dev.lamplighter.wire.SyncSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** {@code notifications: last_seq} of the command {@code sync}. */
@ApplicationScoped
public class NotificationsSync implements SyncSource {
  /** As far as numbers are exact in JavaScript. */
  static final long MAX_SEQ = (1L << 53) - 1;

  @Inject private Notifications notifications;

  @Override
  public String field() {
    return "notifications";
  }

  @Override
  public JsonObject missed(Session session, JsonInput data) {
    if (!data.has(field())) {
      return answer(List.of(), null);
    }
    long seq = data.integer(field(), 0, MAX_SEQ);
    Optional<List<Notification>> missed = notifications.missed(session, seq);
    return missed
        .map(items -> answer(items, null))
        .orElseGet(() -> answer(List.of(), "/api/notifications?after=" + seq));
  }

  private static JsonObject answer(List<Notification> items, String fetch) {
    return new JsonOutput()
        .putList("items", items, Notification::toJson)
        .put("gap", fetch != null)
        .put("fetch", fetch)
        .build();
  }
}
