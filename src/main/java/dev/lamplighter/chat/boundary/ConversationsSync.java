package dev.lamplighter.chat.boundary;

import dev.lamplighter.chat.control.Sync;
import dev.lamplighter.chat.entity.MessageId;
import dev.lamplighter.hub.Session;
import dev.lamplighter.json.JsonInput;
import dev.lamplighter.problem.ProblemException;
import dev.lamplighter.wire.SyncSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Of each conversation that a client names, the messages after the last that it has. */
@ApplicationScoped
public class ConversationsSync implements SyncSource {
  private static final int MAX_CONVERSATIONS = 500;
  private static final long MAX_AWAY_SECONDS = 1_000_000_000;

  @Inject private Sync sync;

  @Override
  public String field() {
    return "conversations";
  }

  @Override
  public JsonObject missed(Session session, JsonInput data) {
    return sync.missed(session, conversations(data), away(data));
  }

  private static Duration away(JsonInput data) {
    return data.has("away_seconds")
        ? Duration.ofSeconds(data.integer("away_seconds", 0, MAX_AWAY_SECONDS))
        : null;
  }

  /** What is no id is like one that is not the caller's: left out. */
  private static Map<Long, Long> conversations(JsonInput data) {
    Map<Long, Long> known = new LinkedHashMap<>();
    if (!data.has("conversations")) {
      return known;
    }
    if (!(data.value("conversations") instanceof JsonObject named)) {
      throw ProblemException.invalid("conversations", "must be an object of ids and numbers");
    }
    if (named.size() > MAX_CONVERSATIONS) {
      throw ProblemException.invalid(
          "conversations", "may have at most " + MAX_CONVERSATIONS + " entries");
    }
    JsonInput seqs = new JsonInput(named);
    for (String id : named.keySet()) {
      long seq = seqs.integer(id, 0, MessageInput.MAX_SEQ);
      try {
        known.put(MessageId.conversation(id), seq);
      } catch (ProblemException unknown) {
        continue;
      }
    }
    return known;
  }
}
