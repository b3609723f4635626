package dev.lamplighter.connections.boundary;

import dev.lamplighter.connections.control.ConnectionLists;
import dev.lamplighter.database.Sweep;
import dev.lamplighter.hub.Event;
import dev.lamplighter.hub.Place;
import dev.lamplighter.wire.KeptEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Connections have no numbers: they are told as they are now, those that ended included. */
@ApplicationScoped
public class KeptConnections implements KeptEvents, Sweep {
  @Inject private ConnectionLists connections;

  @Override
  public List<Stretch> since(String userId, Instant since) {
    return List.of();
  }

  @Override
  public List<Event> after(String userId, Map<String, Long> after) {
    return List.of();
  }

  @Override
  public List<Event> changed(String userId, Instant since) {
    return connections.changed(userId, since, MOST + 1);
  }

  @Override
  public void sweep(Instant now) {
    connections.forgetEnded(now.minus(LONGEST));
  }

  @Override
  public Optional<Place> sent(String command, JsonObject answer) {
    return Optional.empty();
  }

  @Override
  public Map<String, Long> given(String command, JsonObject answer) {
    return Map.of();
  }
}
