package dev.lamplighter.chat.boundary;

import dev.lamplighter.chat.control.Absence;
import dev.lamplighter.chat.control.Meanwhile;
import dev.lamplighter.chat.control.MessageRoad;
import dev.lamplighter.chat.entity.MessageId;
import dev.lamplighter.hub.Event;
import dev.lamplighter.hub.Place;
import dev.lamplighter.wire.KeptEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Each conversation is a stream of messages, named by its id. */
@ApplicationScoped
public class KeptMessages implements KeptEvents {
  @Inject private Absence absence;
  @Inject private Meanwhile meanwhile;

  @Override
  public List<Stretch> since(String userId, Instant since) {
    return absence.since(userId, since, MOST).stream()
        .map(
            part ->
                new Stretch(
                    Long.toString(part.conversationId()),
                    part.from(),
                    part.lastSeq(),
                    part.changedAt()))
        .toList();
  }

  @Override
  public List<Event> after(String userId, Map<String, Long> after) {
    List<MessageId> places =
        after.entrySet().stream()
            .map(one -> new MessageId(Long.parseLong(one.getKey()), one.getValue()))
            .toList();
    return absence.after(userId, places).stream().map(MessageRoad::event).toList();
  }

  @Override
  public List<Event> changed(String userId, Instant since) {
    return meanwhile.since(userId, since, MOST + 1);
  }

  @Override
  public Optional<Place> sent(String command, JsonObject answer) {
    return command.equals("send_message") ? Optional.of(place(answer)) : Optional.empty();
  }

  private static Place place(JsonObject message) {
    return new Place(
        message.getString("conversation_id"), message.getJsonNumber("seq").longValue());
  }

  @Override
  public Map<String, Long> given(String command, JsonObject answer) {
    Map<String, Long> given = new HashMap<>();
    if (command.equals("sync")) {
      for (var one : answer.getJsonObject("conversations").entrySet()) {
        JsonArray messages = one.getValue().asJsonObject().getJsonArray("messages");
        if (!messages.isEmpty()) {
          Place last = place(messages.getJsonObject(messages.size() - 1));
          given.put(last.stream(), last.seq());
        }
      }
    }
    return given;
  }
}
