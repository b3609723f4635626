package dev.lamplighter.notifications.boundary;

import dev.lamplighter.hub.Event;
import dev.lamplighter.hub.Place;
import dev.lamplighter.notifications.control.MissedNotifications;
import dev.lamplighter.wire.KeptEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A user's notifications are one stream. */
@ApplicationScoped
public class KeptNotifications implements KeptEvents {
  private static final String STREAM = MissedNotifications.STREAM;

  @Inject private MissedNotifications missed;

  @Override
  public List<Stretch> since(String userId, Instant since) {
    return missed
        .since(userId, since)
        .map(part -> new Stretch(STREAM, part.from(), part.to(), part.changedAt()))
        .stream()
        .toList();
  }

  @Override
  public List<Event> after(String userId, Map<String, Long> after) {
    return missed.after(userId, after.get(STREAM));
  }

  @Override
  public List<Event> changed(String userId, Instant since) {
    return missed.changed(userId, since);
  }

  /** Nobody's own events. */
  @Override
  public Optional<Place> sent(String command, JsonObject answer) {
    return Optional.empty();
  }

  @Override
  public Map<String, Long> given(String command, JsonObject answer) {
    if (!command.equals("sync")) {
      return Map.of();
    }
    JsonArray items = answer.getJsonObject("notifications").getJsonArray("items");
    return items.isEmpty()
        ? Map.of()
        : Map.of(STREAM, items.getJsonObject(items.size() - 1).getJsonNumber("seq").longValue());
  }
}
